import { listAt, type Check, type JsonObject, type Outcome } from '../../../src/model/index.js';
import { BASE_URL, story, type Story, type StoryOptions } from '../../../src/model/testing/story.js';
import type { Spoil } from '../../../src/model/testing/spoil.js';

/** A Subscription of a content level, bound, after its handshake. */
export function bound(content = 'id-only', options: StoryOptions = {}): Story {
  return story(options).subscribed('a', { asked: { content } }).token().opened().bound().handshake();
}

/** One event, caused and delivered, with the last word on its Bundle. */
export function oneEvent(content = 'id-only', spoil?: Spoil): Story {
  return bound(content).triggered().event({ spoil });
}

/** What a check says of a story. */
export function told(check: Check, scene: Story): Outcome['outcome'] {
  return check.judge(scene.history()).outcome;
}

/** Everything a check says, message and findings, as one text. */
export function wordsOf(check: Check, scene: Story): string {
  return JSON.stringify(check.judge(scene.history()));
}

/** A JSON document as another one of the same kind. */
export const unspoiled: Spoil = (document) => document;

/** An entry that only names a resource, as `id-only` notifications may have. */
export function linkEntry(reference: string): JsonObject {
  return { fullUrl: `${BASE_URL}/${reference}`, request: { method: 'PUT', url: reference } };
}

/** Puts entries behind those of a Bundle. */
export function further(...entries: readonly JsonObject[]): Spoil {
  return (bundle) => ({ ...bundle, entry: [...listAt(bundle, 'entry'), ...entries] });
}
