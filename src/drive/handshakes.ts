import { blockedAt, type Connection, type SubscribedTo } from '../model/index.js';

/**
 * Waits on a fresh connection until each Subscription has its handshake. Where a handshake names another Subscription, as many
 * of them as were asked for will do: the binding is there, and what is wrong with the reference is for the checks to tell.
 */
export async function awaitHandshakes(
  connection: Connection,
  subscriptions: readonly SubscribedTo[],
  limitMs: number,
): Promise<void> {
  const keys = subscriptions.map(({ key }) => key).join(', ');
  const handshakes = () => connection.notifications.filter(({ status }) => status.type === 'handshake');
  await connection.waitFor(`the handshake of ${keys}`, () => handshakes().length >= subscriptions.length, { limitMs });
  if (connection.notifications.length > 0) return;
  if (!connection.open) throw blockedAt('bind', 'the server closed the connection after the bind, without a handshake');
  throw blockedAt('handshake', `no handshake came within ${String(limitMs / 1000)} s of the bind`);
}
