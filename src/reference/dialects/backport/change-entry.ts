import { object, text, type JsonObject } from '../../json.js';
import { typeAndId } from '../../topics/filter.js';
import type { Change, EventRecord } from '../../world.js';

const METHODS = { create: 'POST', update: 'PUT', delete: 'DELETE' } as const;

/** HTTP status that a request of a history entry was answered by. */
const ANSWERED: Readonly<Record<string, string>> = { POST: '201', DELETE: '204' };

/** An entry with the request that caused it, or a read where it is there for context; what it tells already is kept. */
export function changeEntry(entry: JsonObject, events: readonly EventRecord[]): JsonObject {
  const request = entry.request ?? requestOf(entry, events);
  const method = text(object(request).method) ?? '';
  return { ...entry, request, response: entry.response ?? { status: ANSWERED[method] ?? '200' } };
}

function requestOf({ fullUrl, resource }: JsonObject, events: readonly EventRecord[]): JsonObject {
  const { resourceType, id, meta } = object(resource);
  const path =
    resourceType === undefined ? typeAndId(text(fullUrl) ?? '') : `${text(resourceType) ?? ''}/${text(id) ?? ''}`;
  const changes = events.map(({ change }) => change).filter((change) => `${change.type}/${change.id}` === path);
  const version = object(meta).versionId;
  const change = changes.find(({ current }) => object(current?.meta).versionId === version) ?? changes.at(-1);
  return change === undefined
    ? { method: 'GET', url: path }
    : { method: METHODS[change.interaction], url: urlOf(change) };
}

/** A create names the type, as its request did. */
function urlOf({ interaction, type, id }: Change): string {
  return interaction === 'create' ? type : `${type}/${id}`;
}
