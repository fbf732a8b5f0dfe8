import type { Variant } from './variant.js';
import { absoluteReferences, relativeReferences } from './variants/references.js';
import { charsetInContentType, coercedPeriod, empty201, randomLatency } from './variants/answers.js';
import { busyTopic } from './variants/busy-topic.js';
import { namedByLocalhost, richBundles } from './variants/bundles.js';
import { clockAhead, clockBehind, notifiesFirst } from './variants/clocks.js';
import { closesUnbound, colonBind, jsonBind, spaceBind } from './variants/connections.js';
import { batches, repeatsMuch } from './variants/deliveries.js';
import { givesUpSoon, slowHandshake } from './variants/endpoints.js';
import { longPeriods, sharedHeartbeats } from './variants/heartbeats.js';
import { laggingStore, throttled, throttledTokens } from './variants/lagging-store.js';
import { grantsLess, offersLess } from './variants/offers-less.js';
import { forgetsEnded, recentEventsOnly, statusInPages } from './variants/queries.js';
import { restHookOnly } from './variants/rest-hook-only.js';
import { prettyJson, relativeLocations, terseWrites } from './variants/rest-styles.js';
import {
  manyWebsocketUrls,
  replayAfterHandshake,
  replayBeforeHandshake,
  requestedThenActive,
  shortTokens,
} from './variants/sessions.js';
import { tokensByGet, tokensByPost, tokensOnInstances } from './variants/tokens.js';
import { createOnly, unfilteredTopic, updateOnly, vagueTopic } from './variants/topics.js';

/** All honest variants, by id. */
export const variants: readonly Variant[] = [
  requestedThenActive,
  absoluteReferences,
  relativeReferences,
  empty201,
  coercedPeriod,
  manyWebsocketUrls,
  replayAfterHandshake,
  replayBeforeHandshake,
  randomLatency,
  shortTokens,
  charsetInContentType,
  prettyJson,
  terseWrites,
  relativeLocations,
  laggingStore,
  throttled,
  throttledTokens,
  clockAhead,
  clockBehind,
  notifiesFirst,
  jsonBind,
  colonBind,
  spaceBind,
  closesUnbound,
  batches,
  repeatsMuch,
  richBundles,
  namedByLocalhost,
  createOnly,
  updateOnly,
  vagueTopic,
  unfilteredTopic,
  offersLess,
  restHookOnly,
  grantsLess,
  busyTopic,
  slowHandshake,
  givesUpSoon,
  recentEventsOnly,
  statusInPages,
  forgetsEnded,
  tokensByGet,
  tokensByPost,
  tokensOnInstances,
  sharedHeartbeats,
  longPeriods,
];
