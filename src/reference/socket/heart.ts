import type { Context } from '../context.js';
import { tick } from '../tick.js';
import type { Binding } from '../world.js';
import type { SocketConnection } from './connection.js';

/** Beats for a binding until it is stopped. */
export function startHeart(binding: Binding, connection: SocketConnection, context: Context): () => void {
  const period = binding.subscription.resource.heartbeatPeriod;
  const periodS = typeof period === 'number' ? period : undefined;
  const waits = context.behaviour.heartbeats(periodS, binding, connection);
  return tick(waits, context.timers, () => beatOnce(binding, connection, context));
}

function beatOnce({ subscription }: Binding, connection: SocketConnection, { behaviour, world }: Context): void {
  const beat = behaviour.beat(subscription, world);
  if (beat === 'ping') connection.ping();
  else if (beat !== undefined) connection.send(beat);
}
