import { listAt, type Json, type JsonObject, type Release } from '../../../src/model/index.js';
import { BASE_URL, type Story } from '../../../src/model/testing/story.js';
import type { Spoil } from '../../../src/model/testing/spoil.js';
import { bound } from './scenes.js';

/** A notification about one event in a release of the guide, with the last word on its Bundle. */
export function told(release: Release, spoil?: Spoil, content = 'id-only'): Story {
  return bound(content, { release }).triggered().event({ spoil });
}

/** Puts an entry behind those of a Bundle: one of a history, which names a resource. */
export function link(reference: string, more: Record<string, Json> = {}): Spoil {
  const entry: JsonObject = {
    fullUrl: `${BASE_URL}/${reference}`,
    request: { method: 'PUT', url: reference },
    response: { status: '200' },
    ...more,
  };
  return (bundle) => ({ ...bundle, entry: [...listAt(bundle, 'entry'), entry] });
}
