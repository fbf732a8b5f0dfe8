import type { Behaviour } from './behaviour.js';
import type { Hook } from './hook/hook.js';
import type { EndpointTrust } from './hook/post.js';
import type { SocketConnection } from './socket/connection.js';
import type { Timers } from './timers.js';
import type { World } from './world.js';

/** What every part of a running server is handed. */
export interface Context {
  readonly behaviour: Behaviour;
  readonly world: World;
  readonly timers: Timers;
  /** The connections of `world.connections`, with what only the server does with them. */
  readonly sockets: Set<SocketConnection>;
  /** The endpoints that are posted to, by id of the Subscription. */
  readonly hooks: Map<string, Hook>;
  readonly endpointTrust: EndpointTrust;
  readonly log: (line: string) => void;
}
