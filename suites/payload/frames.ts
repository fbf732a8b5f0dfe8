import {
  objectAt,
  objectsAt,
  perHistory,
  skip,
  textAt,
  unseen,
  type History,
  type JsonObject,
  type Notification,
  type NotificationView,
  type Outcome,
  type ReceivedEntry,
} from '../../src/model/index.js';

/** A message that holds a notification Bundle. */
export interface Frame {
  readonly seq: number;
  readonly text: string;
  readonly view: NotificationView;
  readonly notifications: readonly Notification[];
  /** Every entry, that of the status included. */
  readonly entries: readonly BundleEntry[];
}

export interface BundleEntry {
  readonly seq: number;
  /** `Bundle.entry[0]` */
  readonly path: string;
  readonly entry: JsonObject;
  readonly fullUrl?: string | undefined;
  readonly resource?: JsonObject | undefined;
}

export const framesOf = perHistory((history): readonly Frame[] =>
  history.messages.flatMap(({ entry, view, notifications }) =>
    view === undefined ? [] : [frameOf(entry, view, notifications)],
  ),
);

function frameOf({ seq, text }: ReceivedEntry, view: NotificationView, notifications: readonly Notification[]): Frame {
  const entries = objectsAt(view.bundle, 'entry').map((entry, index) => ({
    seq,
    path: `Bundle.entry[${String(index)}]`,
    entry,
    fullUrl: textAt(entry, 'fullUrl'),
    resource: objectAt(entry, 'resource'),
  }));
  return { seq, text, view, notifications, entries };
}

export const entriesOfAll = perHistory((history): readonly BundleEntry[] =>
  framesOf(history).flatMap(({ entries }) => entries),
);

/** For a rule about something optional that no notification had. Without any notification nothing can be said. */
export function notUsed(history: History, what: string): Outcome {
  if (history.notifications.length === 0) return unseen(history, 'no notification was seen');
  return skip(what);
}
