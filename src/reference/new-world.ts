import type { ReferenceOptions } from './options.js';
import { seededRandom } from './random.js';
import { encounterComplete } from './topics/encounter-complete.js';
import { observationChanged } from './topics/observation-changed.js';
import type { Topic } from './topics/topic.js';
import type { World } from './world.js';

/** What a variant changes about the world itself. */
export interface Setting {
  readonly topics?: readonly Topic[] | undefined;
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
  options: ReferenceOptions,
  { host, secure, port, plainPort }: Addresses,
  { topics = [encounterComplete, observationChanged], clockAheadS = 0 }: Setting = {},
): World {
  const s = secure ? 's' : '';
  const name = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return {
    baseUrl: `http${s}://${name}:${port}/r5`,
    websocketUrl: `ws${s}://${name}:${port}/r5/ws`,
    plainWebsocketUrl: plainPort === undefined ? undefined : `ws://${name}:${plainPort}/r5/ws`,
    tokenLifeS: options.tokenLifeS ?? 3600,
    heartbeatFloorS: options.heartbeatFloorS ?? 1,
    hookRetryWaitsMs: options.hookRetryWaitsMs ?? [200, 200],
    authorization: options.authorization,
    random: seededRandom(options.seed ?? 'fhir-handshake'),
    topics,
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
