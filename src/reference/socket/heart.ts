import type { Context } from '../context.js';
import type { Binding } from '../world.js';
import type { SocketConnection } from './connection.js';

/** Beats for a binding until it is stopped. Each beat is timed from the one before, so that lateness does not add up. */
export function startHeart(binding: Binding, connection: SocketConnection, context: Context): () => void {
  const { behaviour, timers } = context;
  const period = binding.subscription.resource.heartbeatPeriod;
  const periodS = typeof period === 'number' ? period : undefined;
  const waits = behaviour.heartbeats(periodS, binding, connection)[Symbol.iterator]();
  let due = performance.now();
  let callOff: () => void = () => undefined;

  const wait = (): void => {
    const next = waits.next();
    if (next.done === true) return;
    due += next.value;
    callOff = timers.after(due - performance.now(), () => {
      beatOnce(binding, connection, context);
      wait();
    });
  };

  wait();
  return () => callOff();
}

function beatOnce({ subscription }: Binding, connection: SocketConnection, { behaviour, world }: Context): void {
  const beat = behaviour.beat(subscription, world);
  if (beat === 'ping') connection.ping();
  else if (beat !== undefined) connection.send(beat);
}
