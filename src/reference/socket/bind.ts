import type { Context } from '../context.js';
import { setStatus } from '../rest/stored-subscription.js';
import type { SubscriptionRecord } from '../world.js';
import type { SocketConnection } from './connection.js';

/** A text from the client: a bind message, or something that is refused. */
export function receive(message: string, connection: SocketConnection, context: Context): void {
  const { behaviour, world } = context;
  const value = behaviour.bindMessage(message);
  if (value === undefined) return refuse('Not a bind message: send bind-with-token: [token]', connection, context);
  connection.bindMessages += 1;
  const ids = behaviour.redeem(value, world.tokens.get(value), world);
  if (ids === undefined)
    return refuse('The token is unknown, expired, or of deleted Subscriptions', connection, context);
  bind(
    value,
    ids.flatMap((id) => world.subscriptions.get(id) ?? []),
    connection,
    context,
  );
}

function refuse(reason: string, connection: SocketConnection, { behaviour, log }: Context): void {
  log(`← connection ${connection.id}: bind refused: ${reason}`);
  const answer = behaviour.onRefusedBind(reason, connection);
  if (answer === undefined) return;
  if (typeof answer === 'object' && 'text' in answer) connection.sendText(answer.text);
  else connection.end(answer);
}

function bind(
  token: string,
  subscriptions: readonly SubscriptionRecord[],
  connection: SocketConnection,
  context: Context,
): void {
  const { behaviour, world } = context;
  const ending = behaviour.refuseRebind(connection, subscriptions);
  if (ending !== undefined) return connection.end(ending);
  const boundAt = world.now();
  connection.bind(subscriptions.map((subscription) => ({ subscription, token, boundAt })));
  subscriptions.forEach((subscription) => {
    subscription.boundTimes += 1;
    setStatus(subscription, (status) => behaviour.statusOnBind(status), world);
  });
  const record = world.tokens.get(token);
  if (record !== undefined) {
    record.redeemed += 1;
    connection.watchExpiry(record);
  }
  behaviour.welcome(subscriptions, connection, world).forEach((notice) => connection.send(notice));
}
