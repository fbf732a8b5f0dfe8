import {
  defineCheck,
  pass,
  shown,
  unseen,
  violated,
  type Finding,
  type History,
  type Notification,
  type Outcome,
} from '../../src/model/index.js';
import { forgedBinds, lost, toldElsewhere } from '../token-care/bindings.js';
import { KEPT } from './asking.js';
import { answerable, askedBy, unanswered } from './questions.js';
import { isKnown, unlessKeptFrom } from './rights.js';
import { STRANGE } from './scenario.js';
import { UNKNOWN } from './stranger-data.js';

const WAYS = ['token', 'token-by-id', 'token-of-all'];

export const strangerToken = defineCheck({
  id: 'security.stranger-token',
  title: 'Nobody obtains a token that binds a Subscription which they may not read',
  requirements: ['ALL-SEC-04'],
  cause: 'The operation looks whether the Subscription exists, and not whether whoever calls may have it.',
  remedy: 'Refuse the token, or leave out of it what the caller may not read, at instance level and at type level.',
  judge(history) {
    const unapt = unlessKeptFrom(history, 'other');
    if (unapt !== undefined) return unapt;
    const answered = answerable(history, WAYS);
    if (answered.length === 0) return unanswered(history, WAYS, '$get-ws-binding-token');
    const leaks = leaksBehind(history);
    if (leaks.length > 0) return violated('a token of the second identity binds what it may not read', leaks);
    const { open } = askedBy(history, 'other', answered);
    if (open.length > 0) return unseen(history, `the second identity was not answered ${open.join('; ')}`);
    if (!isKnown(history)) return unseen(history, UNKNOWN);
    return silent(history);
  },
});

function leaksBehind(history: History): Finding[] {
  return forgedBinds(history, [STRANGE]).flatMap(({ connection, seq }) => {
    const leak = history.notifications.find((one) => isOfKept(one) && one.connection === connection && one.seq > seq);
    return leak === undefined ? [] : [leakFinding(leak)];
  });
}

function isOfKept({ key }: Notification): boolean {
  return key === KEPT;
}

function leakFinding({ seq, status }: Notification): Finding {
  return {
    entry: seq,
    expected: 'nothing of a Subscription of the first identity, which the second may not read',
    actual: `${status.type ?? 'a notification'} for ${shown(status.subscription)}`,
  };
}

/** Nothing came of the tokens that were given; that counts where an event was there to come. */
function silent(history: History): Outcome {
  const binds = forgedBinds(history, [STRANGE]);
  if (binds.length === 0) return pass('the second identity got no token that could be tried');
  const decided = binds.every((bind) => {
    const connection = history.connection(bind.connection);
    const isOver = connection !== undefined && lost(connection);
    return isOver || toldElsewhere(history, KEPT, bind.seq, bind.connection);
  });
  return decided
    ? pass(`${String(binds.length)} tokens of the second identity bind nothing of the first`)
    : unseen(history, 'no event reached the run while a token of the second identity was bound');
}
