import {
  objectAt,
  objectsAt,
  skip,
  textAt,
  unseen,
  type History,
  type JsonObject,
  type NotificationView,
  type Outcome,
} from '../../src/model/index.js';

/** A message that holds a notification Bundle. */
export interface Frame {
  readonly seq: number;
  readonly view: NotificationView;
}

export interface BundleEntry {
  readonly seq: number;
  /** `Bundle.entry[0]` */
  readonly path: string;
  readonly entry: JsonObject;
  readonly fullUrl?: string | undefined;
  readonly resource?: JsonObject | undefined;
}

export function framesOf(history: History): Frame[] {
  return history.messages.flatMap(({ entry, view }) => (view === undefined ? [] : [{ seq: entry.seq, view }]));
}

/** Every entry of a notification, that of the status included. */
export function entriesOf({ seq, view }: Frame): BundleEntry[] {
  return objectsAt(view.bundle, 'entry').map((entry, index) => ({
    seq,
    path: `Bundle.entry[${String(index)}]`,
    entry,
    fullUrl: textAt(entry, 'fullUrl'),
    resource: objectAt(entry, 'resource'),
  }));
}

export function entriesOfAll(history: History): BundleEntry[] {
  return framesOf(history).flatMap(entriesOf);
}

/** For a rule about something optional that no notification had. Without any notification nothing can be said. */
export function notUsed(history: History, what: string): Outcome {
  if (history.notifications.length === 0) return unseen(history, 'no notification was seen');
  return skip(what);
}
