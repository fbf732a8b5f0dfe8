import type { Variant } from './variant.js';
import { absoluteReferences, relativeReferences } from './variants/references.js';
import { charsetInContentType, coercedPeriod, empty201, randomLatency } from './variants/answers.js';
import { manyWebsocketUrls, replayAfterHandshake, requestedThenActive, shortTokens } from './variants/sessions.js';

/** All honest variants, by id. */
export const variants: readonly Variant[] = [
  requestedThenActive,
  absoluteReferences,
  relativeReferences,
  empty201,
  coercedPeriod,
  manyWebsocketUrls,
  replayAfterHandshake,
  randomLatency,
  shortTokens,
  charsetInContentType,
];
