import {
  defineCheck,
  inconclusive,
  judgeEach,
  pass,
  shown,
  skip,
  unseen,
  violated,
  type ConnectionStory,
  type Finding,
  type History,
  type MarkOf,
  type Notification,
  type Outcome,
  type Timed,
} from '../../src/model/index.js';
import { expirationOf, serverTimeAt } from './answers.js';
import { forgedBinds, heard, lost, toldElsewhere, triggersNaming } from './bindings.js';
import { EXPIRED } from './expiry.js';

type Bind = Timed<MarkOf<'bind'>>;

export const securityGarbageToken = defineCheck({
  id: 'security.garbage-token',
  title: 'A made-up or altered token binds nothing',
  requirements: ['ALL-SEC-01'],
  cause: 'The token is decoded but not verified, or is only checked where one is found.',
  remedy: 'Look every token up, or verify its signature, before the connection is bound.',
  judge: (history) => judgeForged(history, forgedBinds(history, ['garbage', 'altered']), 'bound'),
});

export const securityNoSubstitute = defineCheck({
  id: 'security.no-substitute',
  title: 'Neither a Subscription id nor a REST access token works in place of a binding token',
  requirements: ['ALL-SEC-05'],
  cause: 'The bind message of the older query-based Subscriptions, which takes an id, is still accepted.',
  remedy: 'Bind connections by tokens of $get-ws-binding-token only.',
  judge: (history) => judgeForged(history, forgedBinds(history, ['id', 'reference', 'access-token']), 'bound'),
});

export const securityExpiredToken = defineCheck({
  id: 'security.expired-token',
  title: 'An expired token binds nothing',
  requirements: ['ALL-SEC-02'],
  cause: 'The expiration is returned to clients and not remembered by the server.',
  remedy: 'Compare the expiration with the clock when a bind message arrives.',
  judge(history) {
    const left = history.skipped(EXPIRED);
    if (left !== undefined) return skip(`${left.reason}; ${left.option ?? 'a larger time budget'} would include it`);
    const binds = forgedBinds(history, ['expired']);
    if (binds.length > 0 && !binds.some((bind) => hasExpired(history, bind))) {
      return inconclusive('the clock of the server does not show that the token had expired when it was used');
    }
    return judgeForged(
      history,
      binds.filter((bind) => hasExpired(history, bind)),
      'witness',
    );
  },
});

/** By the clock of the server; the scenario has waited for the tolerance of clocks on top. */
function hasExpired(history: History, bind: Bind): boolean {
  const expiration = expirationOf(bind.exchange === undefined ? undefined : history.exchange(bind.exchange));
  const time = serverTimeAt(history, bind.at);
  return expiration !== undefined && time !== undefined && time > expiration;
}

/**
 * Nothing may arrive behind a forged bind. Silence counts where an honest connection was told of an event meanwhile,
 * or where the server closed the connection.
 */
function judgeForged(history: History, binds: readonly Bind[], key: string): Outcome {
  const leaks = binds.map((bind) => ({ bind, leak: firstBehind(history, bind) }));
  if (leaks.some(({ leak }) => leak !== undefined)) {
    const findings = leaks.flatMap(({ bind, leak }) => (leak === undefined ? [] : [leakFinding(bind, leak)]));
    return violated('a connection was bound by what is no valid token', findings);
  }
  const decided = binds.filter((bind) => isDecided(history, bind, key));
  if (decided.length < binds.length || binds.length === 0) {
    return unseen(history, 'no event reached an honest connection while a forged bind was waiting');
  }
  return pass(`nothing came after ${binds.map(({ credential }) => credential).join(', ')}`);
}

function firstBehind(history: History, { connection, seq }: Bind): Notification | undefined {
  return history.notifications.find((one) => one.connection === connection && one.seq > seq);
}

function leakFinding({ credential }: Bind, leak: Notification): Finding {
  const actual = `${leak.status.type ?? 'a notification'} for ${shown(leak.status.subscription)}`;
  return { entry: leak.seq, expected: `no notification after a bind with ${credential}`, actual };
}

function isDecided(history: History, bind: Bind, key: string): boolean {
  const connection = history.connection(bind.connection);
  if (connection !== undefined && lost(connection)) return true;
  return toldElsewhere(history, key, bind.seq, bind.connection);
}

export const securityForeignSubscription = defineCheck({
  id: 'security.foreign-subscription',
  title: 'A connection receives nothing for Subscriptions that its tokens do not cover',
  requirements: ['ALL-SEC-03'],
  cause: 'Every bound connection of a caller, or of the server, is sent every notification.',
  remedy: 'Keep which Subscriptions each connection is bound to, and send to no other.',
  judge(history) {
    const own = history.connections.filter(({ binds, open }) => open && binds.some((bind) => isOnly(bind, 'bound')));
    const subjects = own.map((connection) => ({ connection, leaks: heard(history, connection.id, 'foreign') }));
    const telling = subjects.filter(({ connection, leaks }) => leaks.length > 0 || outlasted(history, connection));
    return judgeEach(history, telling, {
      situation: 'connection beside which an event of another Subscription happened',
      broken: 'a connection was told of a Subscription that it is not bound to',
      problem: ({ leaks }) =>
        leaks.map(({ seq, status }) => ({
          entry: seq,
          expected: 'only notifications of the Subscription that was bound',
          actual: `${status.type ?? 'a notification'} for ${shown(status.subscription)}`,
        })),
    });
  },
});

/** An event of the other Subscription was caused, and one of its own was told afterwards. */
function outlasted(history: History, { id, binds }: ConnectionStory): boolean {
  const [event] = triggersNaming(history, 'foreign', binds[0]?.seq ?? 0);
  const told = heard(history, id, 'bound').filter(({ status }) => status.type === 'event-notification');
  return event !== undefined && told.some(({ seq }) => seq > event.seq);
}

function isOnly({ credential, keys }: Bind, key: string): boolean {
  return credential === 'good' && keys.length === 1 && keys[0] === key;
}
