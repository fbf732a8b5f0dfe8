import { listAt, objectAt, objectsAt, type Json, type JsonObject } from '../model/index.js';

/** What a server gave the Subscription when it was stored: a new one gets its own. */
const STORED = ['id'];
const STORED_META = ['versionId', 'lastUpdated'];

/** The base as it can be created again, but for the members named, which are about its own channel. */
export function reusable(base: JsonObject, ...left: string[]): JsonObject {
  const meta = without(objectAt(base, 'meta') ?? {}, STORED_META);
  const kept = without(base, [...STORED, 'meta', ...left]);
  return Object.keys(meta).length === 0 ? kept : { ...kept, meta };
}

/** Profiles of both; everything else of the base stays. */
export function joinedMeta(base: JsonObject, built: JsonObject): JsonObject {
  const [own, added] = [objectAt(base, 'meta'), objectAt(built, 'meta')];
  const profile = [...new Set([...listAt(own, 'profile'), ...listAt(added, 'profile')])];
  const meta = { ...own, ...added, ...(profile.length === 0 ? {} : { profile }) };
  return Object.keys(meta).length === 0 ? {} : { meta };
}

/** Extensions of both elements; of one URL those that were built. */
export function joinedExtensions(base: JsonObject | undefined, built: JsonObject | undefined): JsonObject[] {
  const added = objectsAt(built, 'extension');
  const urls = new Set(added.map(({ url }) => url));
  return [...objectsAt(base, 'extension').filter(({ url }) => !urls.has(url)), ...added];
}

/** A member that is a list, or an element with extensions, left out where there are none. */
export function unlessEmpty(name: string, list: readonly JsonObject[], inner?: string): Record<string, Json> {
  if (list.length === 0) return {};
  return { [name]: inner === undefined ? [...list] : { [inner]: [...list] } };
}

export function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
