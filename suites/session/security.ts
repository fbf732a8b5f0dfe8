import { defineCheck, pass, skip, unseen, violated, type Finding, type History } from '../../src/model/index.js';
import { closedByServer } from './bindings.js';
import { interruption, type Interruption } from './interruption.js';
import { isOpenAt } from './unbound.js';

export const securityClosedBinding = defineCheck({
  id: 'security.closed-binding',
  title: 'After a connection was closed its notifications go to no other connection in its place',
  requirements: ['ALL-SEC-14'],
  cause: 'Bindings are kept by client or slot instead of by connection, and the next connection inherits them.',
  remedy: 'Remove every binding of a connection when it ends, and bind again only by a valid token.',
  judge(history) {
    const stop = interruption(history);
    if (stop === undefined) return unseen(history, 'the connection was not closed by the client');
    const bystanders = strangersTo(history, stop);
    if (bystanders.length === 0) return unseen(history, 'no other connection was open when the bound one was closed');
    const findings = leaksTo(history, bystanders, stop);
    if (findings.length > 0)
      return violated('Notifications of a closed binding arrived on another connection', findings);
    const watched = bystanders.filter((c) =>
      stop.later.some(({ arrival }) => isOpenAt(c, arrival?.notification.seq ?? -1)),
    );
    if (watched.length > 0 && stop.missed.length > 0) {
      return pass(`${String(stop.missed.length)} events after the close reached no other connection`);
    }
    if (bystanders.every(closedByServer)) {
      return skip('the server closes unbound connections, so nothing can be delivered on them');
    }
    return unseen(history, 'no event was delivered after the close while the other connection was open');
  },
});

/** Connections that were open at the close and never bound for the Subscription. */
function strangersTo(history: History, { key, close, connection }: Interruption) {
  return history.connections.filter(
    (other) =>
      other.id !== connection.id && isOpenAt(other, close.seq) && !other.binds.some(({ keys }) => keys.includes(key)),
  );
}

function leaksTo(
  history: History,
  others: readonly { readonly id: string }[],
  { key, close }: Interruption,
): Finding[] {
  return history.notifications
    .filter((n) => n.key === key && n.seq > close.seq && others.some(({ id }) => id === n.connection))
    .map(({ seq, status }) => ({
      entry: seq,
      path: status.places.subscription,
      expected: `nothing of Subscription "${key}" on a connection that it was not bound on`,
      actual: `a notification of type ${status.type ?? 'unknown'}`,
    }));
}
