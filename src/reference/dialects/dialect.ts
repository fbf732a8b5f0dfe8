import type { Answer, Call } from '../answer.js';
import { isObject, type JsonObject } from '../json.js';
import type { Notice, World } from '../world.js';
import type { Release } from './release.js';
import type { Terms } from './terms.js';

/**
 * How one release is spoken. The server thinks in the shapes of R5: what comes in is translated into them first, what goes out is
 * translated last, after every decision. A translation judges nothing, so that what a decision spoiled is still spoiled after it.
 */
export interface Dialect {
  readonly release: Release;
  readonly terms: Terms;
  /** A request as the server understands it. */
  incoming(request: Incoming, world: World): Incoming;
  /** A resource of an answer, Bundles of answers among them. */
  resource(resource: JsonObject): JsonObject;
  /** A notification Bundle. */
  notification(bundle: JsonObject, notice: Notice, world: World): JsonObject;
}

export interface Incoming {
  readonly call: Call;
  /** Whether the address exists, maybe for another method. */
  readonly known: boolean;
}

/** The answer as the release of the world writes it. */
export function translated(answer: Answer, world: World): Answer {
  const { body, notice } = answer;
  if (!isObject(body)) return answer;
  const { dialect } = world;
  const written = notice === undefined ? dialect.resource(body) : dialect.notification(body, notice, world);
  return { ...answer, body: written };
}
