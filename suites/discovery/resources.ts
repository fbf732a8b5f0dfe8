import {
  at,
  evidenceOf,
  isObject,
  objectsAt,
  succeeded,
  textAt,
  type Exchange,
  type History,
  type JsonObject,
} from '../../src/model/index.js';

/** A resource with the transcript entry that brought it. */
export interface Sighting {
  readonly resource: JsonObject;
  readonly entry: number;
}

/** The CapabilityStatement that was answered last. */
export function capabilityStatement(history: History): Sighting | undefined {
  const exchange = history.exchangesFor('metadata').findLast(isCapabilityStatement);
  return exchange === undefined || !isObject(exchange.body)
    ? undefined
    : { resource: exchange.body, entry: evidenceOf(exchange) };
}

export function isCapabilityStatement(exchange: Exchange): boolean {
  return exchange.status === 200 && textAt(exchange.body, 'resourceType') === 'CapabilityStatement';
}

/** The `rest` parts of a CapabilityStatement that describe a server. */
export function serverParts(statement: JsonObject): JsonObject[] {
  return objectsAt(statement, 'rest').filter((rest) => textAt(rest, 'mode') === 'server');
}

/** Every SubscriptionTopic that was listed, searched or read, each once. */
export function topicsSeen(history: History): Sighting[] {
  const exchanges = ['topic-list', 'topic-read', 'topic-search'].flatMap((purpose) => history.exchangesFor(purpose));
  const seen = new Map<string, Sighting>();
  for (const exchange of exchanges.filter(succeeded)) {
    for (const resource of topicsIn(exchange)) {
      const known = seen.get(identityOf(resource));
      seen.set(identityOf(resource), known ?? { resource, entry: evidenceOf(exchange) });
    }
  }
  return [...seen.values()];
}

/** The topics of one answer: the resource itself, or those in a Bundle. */
export function topicsIn({ body }: Exchange): JsonObject[] {
  const resources = [body, ...objectsAt(body, 'entry').map((entry) => at(entry, 'resource'))];
  return resources.filter(isObject).filter((resource) => textAt(resource, 'resourceType') === 'SubscriptionTopic');
}

/** The same content is the same sighting, whatever the server says of its version or order of arrival. */
function identityOf(resource: JsonObject): string {
  return JSON.stringify({ ...resource, meta: undefined });
}
