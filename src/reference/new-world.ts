import type { Dialect } from './dialects/dialect.js';
import type { Release } from './dialects/release.js';
import type { ReferenceOptions } from './options.js';
import { seededRandom } from './random.js';
import type { Topic } from './topics/topic.js';
import { usualTopics } from './topics/usual-topics.js';
import type { World } from './world.js';

/** What a variant changes about the world itself. */
export interface Setting {
  readonly topics?: ((release: Release) => readonly Topic[]) | undefined;
  /** By how many seconds the server's clock is ahead; negative where it is behind. */
  readonly clockAheadS?: number | undefined;
}

/** Where the server can be reached. */
export interface Addresses {
  readonly host: string;
  readonly secure: boolean;
  readonly port: number;
  /** Port of the second, unencrypted WebSocket address, where there is one. */
  readonly plainPort?: number | undefined;
}

/** An empty world: two topics unless told otherwise, nothing stored. */
export function newWorld(
  dialect: Dialect,
  options: ReferenceOptions,
  { host, secure, port, plainPort }: Addresses,
  { topics = usualTopics, clockAheadS = 0 }: Setting = {},
): World {
  const s = secure ? 's' : '';
  const name = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const { path } = dialect.terms;
  return {
    dialect,
    baseUrl: `http${s}://${name}:${port}/${path}`,
    websocketUrl: `ws${s}://${name}:${port}/${path}/ws`,
    plainWebsocketUrl: plainPort === undefined ? undefined : `ws://${name}:${plainPort}/${path}/ws`,
    tokenLifeS: options.tokenLifeS ?? 3600,
    heartbeatFloorS: options.heartbeatFloorS ?? 1,
    hookRetryWaitsMs: options.hookRetryWaitsMs ?? [200, 200],
    authorization: options.authorization,
    otherAuthorization: options.otherAuthorization,
    random: seededRandom(`${options.seed ?? 'fhir-handshake'}${path === 'r5' ? '' : ` ${path}`}`),
    topics: options.topics ?? topics(dialect.release),
    subscriptions: new Map(),
    tokens: new Map(),
    connections: new Set(),
    resources: new Map(),
    now: () => Date.now() + clockAheadS * 1000,
  };
}

/** How many things are stored that a client created. */
export function storedIn({ subscriptions, resources }: World): number {
  return [...subscriptions.values(), ...resources.values()].filter(({ deleted }) => !deleted).length;
}
