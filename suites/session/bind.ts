import {
  defineCheck,
  isObject,
  judgeEach,
  pass,
  shown,
  skip,
  textAt,
  unseen,
  violated,
  type Finding,
  type History,
  type Message,
} from '../../src/model/index.js';
import { bindings } from './bindings.js';
import { unboundConnections } from './unbound.js';

export const bindMessages = defineCheck({
  id: 'bind.messages',
  title: 'On a bound connection every WebSocket message is one complete Bundle',
  requirements: ['ALL-BIND-05'],
  everywhere: true,
  cause: "A bare SubscriptionStatus, an acknowledgement of the server's own making, or several Bundles glued together.",
  remedy: 'Send each notification as one text message that holds one Bundle and nothing else.',
  judge: (history) =>
    judgeEach(history, history.messages.filter(isOnBoundConnection(history)), {
      situation: 'message on a bound connection',
      broken: 'Messages on a bound connection are no Bundle',
      problem: (message) => (isBundle(history, message) ? undefined : noBundle(message)),
      doubt: ({ entry }) =>
        entry.binary ? { entry: entry.seq, expected: 'a text message', actual: 'a binary message' } : undefined,
      doubtful: 'Bundles arrive in binary messages, where text is usual',
    }),
});

export const bindUnboundSilent = defineCheck({
  id: 'bind.unbound-silent',
  title: 'Nothing is delivered on a connection that was never bound',
  requirements: ['ALL-BIND-08'],
  cause: 'Notifications are broadcast to every open connection instead of those bound by a token.',
  remedy: 'Send a notification only to connections that a valid token for its Subscription was bound on.',
  judge(history) {
    const unbound = unboundConnections(history);
    if (unbound.length === 0) return unseen(history, 'no connection was left unbound');
    const findings = unbound.flatMap(({ bundles }) => bundles.map(leak));
    if (findings.length > 0) return violated('Bundles arrived on a connection that was never bound', findings);
    const heard = Math.max(...unbound.map(({ eventsElsewhere }) => eventsElsewhere));
    if (heard > 0)
      return pass(`while ${String(heard)} events arrived on bound connections, none did on an unbound one`);
    const closed = unbound.find(({ closedByServer }) => closedByServer);
    if (closed !== undefined) return skip('the server closes unbound connections, so nothing can be delivered on them');
    return unseen(history, 'no event was delivered while an unbound connection was open');
  },
});

function leak({ entry, json }: Message): Finding {
  return { entry: entry.seq, expected: 'no Bundle before a bind', actual: shown(json) };
}

/** From the first notification on; what answers a bind that was not, or not yet, accepted is an error report. */
function isOnBoundConnection(history: History) {
  const accepted = bindings(history).flatMap(({ connection, handshake, notifications }) => {
    const first = handshake ?? notifications[0];
    return first === undefined ? [] : [{ connection: connection.id, seq: first.seq }];
  });
  return ({ entry, view }: Message): boolean => {
    if (!accepted.some(({ connection, seq }) => connection === entry.connection && seq <= entry.seq)) return false;
    const lastBind = history.marks('bind').findLast((m) => m.connection === entry.connection && m.seq < entry.seq);
    const bindSeq = lastBind?.seq ?? 0;
    const isAnswered = accepted.some(
      ({ connection, seq }) => connection === entry.connection && bindSeq < seq && seq < entry.seq,
    );
    return view !== undefined || (lastBind?.credential === 'good' && isAnswered);
  };
}

function isBundle(history: History, { entry, json }: Message): boolean {
  if (isObject(json)) return textAt(json, 'resourceType') === 'Bundle';
  return isAgreedXml(history, entry.connection, entry.text) || isCoreR4Talk(entry.text);
}

/** Bundles in XML are read no further than this. */
function isAgreedXml(history: History, connection: string, text: string): boolean {
  const keys = history.connection(connection)?.binds.flatMap((bind) => bind.keys) ?? [];
  const agreed = keys.some((key) => history.subscription(key)?.settings.contentType?.includes('xml'));
  return agreed && /^\s*(<\?xml[^>]*\?>\s*)?<Bundle[\s>]/.test(text);
}

/** A server may speak the older query-subscription protocol of R4 on the same address (ambiguity A23). */
function isCoreR4Talk(text: string): boolean {
  return /^(bound|ping) \S+$/.test(text);
}

function noBundle({ entry, json }: Message): Finding {
  const actual = json === undefined ? `${JSON.stringify(entry.text.slice(0, 120))}, which is not JSON` : shown(json);
  return { entry: entry.seq, expected: 'one complete Bundle', actual };
}
