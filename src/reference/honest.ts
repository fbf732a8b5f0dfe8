import type { Behaviour } from './behaviour.js';
import { answering } from './honest/answering.js';
import { answeringOperations } from './honest/answering-operations.js';
import { beating } from './honest/beating.js';
import { connecting } from './honest/connecting.js';
import { detecting } from './honest/detecting.js';
import { endingSubscriptions } from './honest/ending-subscriptions.js';
import { issuingTokens } from './honest/issuing-tokens.js';
import { lettingIn } from './honest/letting-in.js';
import { negotiating } from './honest/negotiating.js';
import { notifying } from './honest/notifying.js';
import { postingToEndpoints } from './honest/posting-to-endpoints.js';
import { releasing } from './honest/releasing.js';

/** The server as the specification wants it; where it leaves a choice, the most common one. */
export const honest: Behaviour = Object.freeze({
  ...lettingIn,
  ...answering,
  ...negotiating,
  ...issuingTokens,
  ...connecting,
  ...beating,
  ...detecting,
  ...notifying,
  ...endingSubscriptions,
  ...postingToEndpoints,
  ...answeringOperations,
  ...releasing,
});
