import {
  pass,
  skip,
  unseen,
  violated,
  type Finding,
  type History,
  type Notification,
  type Outcome,
} from '../../src/model/index.js';
import { bindings, broke, closedByServer, type Binding } from '../session/bindings.js';
import { isOpenAt } from '../session/unbound.js';
import { hasArrived, ownEvents } from '../session/own-events.js';

/** How long what was sent before the end may still be on its way. */
export const IN_FLIGHT_MS = 2_000;

/** When the life of a Subscription ended: the entry that says so, and when it was recorded. */
export interface Ending {
  readonly key: string;
  /** Key of the Subscription to the same events that lives on. */
  readonly witness: string;
  readonly seq: number;
  readonly at: number;
  /** `after it was deleted` */
  readonly words: string;
}

/** Judges that nothing more is said of a Subscription, while another one to the same events is still notified. */
export function judgeSilence(history: History, ending: Ending): Outcome {
  const { key, words } = ending;
  const findings = history.notifications.filter((n) => isLate(history, ending, n)).map((n) => lateOne(ending, n));
  if (findings.length > 0) return violated(`Notifications of the Subscription go on ${words}`, findings);
  const bound = bindings(history, key).filter((binding) => wasHeardUntil(ending.seq, binding));
  if (bound.length === 0) return unseen(history, 'the Subscription was not seen to be bound before');
  if (bound.every(({ connection }) => closedByServer(connection))) {
    return skip(`the server closed the connection ${words}, which is fair`);
  }
  if (bound.every(({ connection }) => broke(connection))) {
    return unseen(history, 'the connection broke, so that nothing could be heard on it');
  }
  const twin = ownEvents(history, ending.witness).find(
    (event) => event.requestedSeq > ending.seq && hasArrived(history, ending.witness, event),
  );
  if (twin === undefined) return unseen(history, `no event was delivered to the other Subscription ${words}`);
  return pass(`silence ${words}, while the other Subscription heard ${twin.trigger.focus ?? 'an event'}`);
}

/** About an event that was caused afterwards, or anything that comes when nothing can be on its way any more. */
function isLate(history: History, ending: Ending, { key, seq, at, status }: Notification): boolean {
  if (key !== ending.key || seq < ending.seq) return false;
  const later = ownEvents(history, ending.witness).filter(({ requestedSeq }) => requestedSeq > ending.seq);
  const isNew = later.some(({ trigger }) =>
    status.events.some(({ focus }) => focus !== undefined && focus.name === trigger.focus),
  );
  return isNew || at - ending.at > IN_FLIGHT_MS + history.latenessMs(ending.at, at);
}

function lateOne({ key, words }: Ending, { seq, status }: Notification): Finding {
  return {
    entry: seq,
    path: status.places.type,
    expected: `nothing of Subscription "${key}" ${words}`,
    actual: `a notification of type ${status.type ?? 'unknown'}`,
  };
}

/** Whether a bind had been shown to work, and its connection was still open. */
function wasHeardUntil(seq: number, { notifications, connection }: Binding): boolean {
  return isOpenAt(connection, seq) && notifications.some((notification) => notification.seq < seq);
}
