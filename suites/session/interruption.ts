import type { ConnectionStory, EntryOf, History } from '../../src/model/index.js';
import { bindings, type Binding } from './bindings.js';
import { lastKnown, ownEvents, type Known, type OwnEvent } from './own-events.js';

/** The client closed the only connection that a Subscription was bound on, and came back later. */
export interface Interruption {
  readonly key: string;
  readonly connection: ConnectionStory;
  readonly close: EntryOf<'ws-close'>;
  /** The first bind after it; undefined where there was none. */
  readonly rebind?: Binding | undefined;
  /** Events that were caused while nobody was connected. */
  readonly missed: readonly OwnEvent[];
  /** Events that were caused after the client was back. */
  readonly later: readonly OwnEvent[];
  /** The last number that arrived before it. */
  readonly known?: Known | undefined;
}

/** The first interruption in a story. */
export function interruption(history: History): Interruption | undefined {
  const bound = bindings(history);
  for (const { key, connection } of bound) {
    const [close] = connection.closes;
    if (close?.by === 'client' && !isReplaced(bound, key, close.seq)) {
      return interruptionOf(history, bound, { key, connection, close });
    }
  }
  return undefined;
}

function interruptionOf(
  history: History,
  bound: readonly Binding[],
  closed: Pick<Interruption, 'key' | 'connection' | 'close'>,
): Interruption {
  const { key, close } = closed;
  const rebind = bound.find((binding) => binding.key === key && binding.bind.seq > close.seq);
  const events = ownEvents(history, key);
  const missed = events.filter(({ trigger }) => trigger.because === 'disconnected');
  const later = rebind === undefined ? [] : events.filter(({ requestedSeq }) => requestedSeq > rebind.bind.seq);
  return { ...closed, rebind, missed, later, known: lastKnown(events, close.seq) };
}

/** Whether another connection of the Subscription was bound and open: the client only left an older one behind. */
function isReplaced(bound: readonly Binding[], key: string, seq: number): boolean {
  return bound.some((binding) => {
    const closing = binding.connection.closes[0]?.seq ?? binding.connection.end?.seq ?? Infinity;
    return binding.key === key && binding.bind.seq < seq && seq < closing;
  });
}
