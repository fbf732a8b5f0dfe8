import type { ConnectionStory, History, MarkOf, Notification, Timed } from '../../src/model/index.js';

/** A bind with a valid token in a form that works, for one of the Subscriptions of the token. */
export interface Binding {
  readonly key: string;
  readonly bind: Timed<MarkOf<'bind'>>;
  readonly connection: ConnectionStory;
  /** Whether the Subscription was bound on this connection before: a renewal. */
  readonly again: boolean;
  /** The first handshake that answers it. */
  readonly handshake?: Notification | undefined;
  /** Every notification of the Subscription on the connection until it is bound there again. */
  readonly notifications: readonly Notification[];
  /** Until when an answer could be seen: the next bind of it, the end of the connection, or of the recording. */
  readonly untilAt: number;
}

/** Every bind that had to work, in order. */
export function bindings(history: History, key?: string): Binding[] {
  const binds = history.marks('bind').filter((bind) => bind.credential === 'good' && isWorkingForm(history, bind));
  return binds.flatMap((bind) =>
    bind.keys
      .filter((each) => key === undefined || each === key)
      .flatMap((each) => bindingOf(history, binds, bind, each)),
  );
}

function bindingOf(
  history: History,
  binds: readonly Timed<MarkOf<'bind'>>[],
  bind: Timed<MarkOf<'bind'>>,
  key: string,
): Binding[] {
  const connection = history.connection(bind.connection);
  if (connection?.open === undefined) return [];
  const same = binds.filter((other) => other.connection === bind.connection && other.keys.includes(key));
  const next = same.find((other) => other.seq > bind.seq);
  const notifications = history.notifications.filter(
    (n) => n.key === key && n.connection === bind.connection && n.seq > bind.seq && n.seq < (next?.seq ?? Infinity),
  );
  return [
    {
      key,
      bind,
      connection,
      again: same.some((other) => other.seq < bind.seq),
      handshake: notifications.find(({ status }) => status.type === 'handshake'),
      notifications,
      untilAt: Math.min(next?.at ?? Infinity, connection.end?.at ?? Infinity, history.endAt),
    },
  ];
}

/** While the form is still being looked for, the ones that were never answered by a notification are no binds. */
function isWorkingForm(history: History, { form }: MarkOf<'bind'>): boolean {
  const known = history.facts?.binding;
  if (known !== undefined) return known.form === form;
  return history
    .marks('bind')
    .some(
      (bind) =>
        bind.form === form && history.notifications.some((n) => n.connection === bind.connection && n.seq > bind.seq),
    );
}

/** Whether the server closed a connection: by a close frame, before the client sent one. */
export function closedByServer({ closes }: ConnectionStory): boolean {
  return closes[0]?.by === 'server';
}

/** Whether a connection ended without any close frame. Whatever cut it, nobody said so: the network may have, or a proxy. */
export function broke({ closes, end }: ConnectionStory): boolean {
  return end !== undefined && closes.length === 0;
}

/**
 * Whether the server, and not the client, ended a connection. An end without any close frame is the server's too, unless
 * the run itself was broken off.
 */
export function endedByServer({ footer }: History, { closes, end }: ConnectionStory): boolean {
  const [first] = closes;
  if (first !== undefined) return first.by === 'server';
  return end !== undefined && (footer?.outcome === 'completed' || footer?.outcome === 'stopped');
}
