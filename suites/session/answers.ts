import type { History } from '../../src/model/index.js';
import { closedByServer, type Binding } from './bindings.js';

/**
 * Whether a bind got its handshake. `missing`: watched for the whole limit, or notified otherwise for a while. `refused`:
 * the server closed the connection instead. `unknown`: the connection broke, or the recording ended, before either
 * could be said.
 */
export function answerTo(history: History, binding: Binding): 'answered' | 'missing' | 'refused' | 'unknown' {
  const { handshake, bind, notifications, connection, untilAt } = binding;
  if (handshake !== undefined) return 'answered';
  if (wasWatched(history, bind.at, untilAt, history.limits.handshakeMs)) return 'missing';
  const [first] = notifications;
  if (first !== undefined && wasWatched(history, first.at, untilAt, history.limits.settleMs)) return 'missing';
  return closedByServer(connection) ? 'refused' : 'unknown';
}

/** Whether a stretch was long enough for an absence to count: the whole limit, without the time that the harness stood still. */
export function wasWatched(history: History, fromAt: number, toAt: number, limitMs: number): boolean {
  return toAt - fromAt - history.latenessMs(fromAt, toAt) >= limitMs;
}
