import { isObject, textAt, type ConnectionStory, type History, type Message } from '../../src/model/index.js';
import { closedByServer } from './bindings.js';

/** A connection that was opened and never bound. */
export interface UnboundConnection {
  readonly connection: ConnectionStory;
  readonly bundles: readonly Message[];
  /** Events that arrived on bound connections while it was open. */
  readonly eventsElsewhere: number;
  readonly closedByServer: boolean;
}

export function unboundConnections(history: History): UnboundConnection[] {
  return history.connections
    .filter(({ open, binds }) => open !== undefined && binds.length === 0)
    .map((connection) => ({
      connection,
      bundles: history.messages.filter((m) => m.entry.connection === connection.id && isBundle(m)),
      eventsElsewhere: history.events().filter(({ notification }) => isOpenAt(connection, notification.seq)).length,
      closedByServer: closedByServer(connection),
    }));
}

/** Whether nothing had begun to close the connection at a moment. */
export function isOpenAt({ open, closes, end }: ConnectionStory, seq: number): boolean {
  const closing = closes[0]?.seq ?? end?.seq ?? Infinity;
  return open !== undefined && open.seq < seq && seq < closing;
}

function isBundle({ json }: Message): boolean {
  return isObject(json) && textAt(json, 'resourceType') === 'Bundle';
}
