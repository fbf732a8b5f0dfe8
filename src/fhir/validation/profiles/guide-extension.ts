import type { Json } from '../../../model/index.js';
import { EXTENSIONS } from './definitions/index.js';
import { GUIDE } from './guide.js';
import { meantBy } from './words.js';
import type { ExtensionDefinition } from './vocabulary.js';

export interface GuideExtension {
  readonly definition: ExtensionDefinition;
  /** The URL as sent, where it is not the canonical one. */
  readonly misspelt?: string;
}

/** Vendors have extensions of the same name in places of their own. */
const HL7 = 'hl7.org/fhir/';

const BY_CANONICAL = new Map(EXTENSIONS.map((definition) => [definition.canonical, definition]));
const BY_ID = new Map(EXTENSIONS.map((definition) => [definition.id, definition]));
const GUIDE_IDS = EXTENSIONS.filter(({ canonical }) => canonical.startsWith(GUIDE)).map(({ id }) => id);

/** The definition that an extension URL names or, if guesses are asked for, was probably meant to name. */
export function guideExtension(url: Json | undefined, mayGuess: () => boolean): GuideExtension | undefined {
  if (typeof url !== 'string') return undefined;
  const definition = BY_CANONICAL.get(url);
  if (definition !== undefined) return { definition };
  const meant = url.includes(HL7) ? definitionMeant(url, mayGuess) : undefined;
  return meant === undefined ? undefined : { definition: meant, misspelt: url };
}

/** The last part is right and what is before it wrong, or the other way round. */
function definitionMeant(url: string, mayGuess: () => boolean): ExtensionDefinition | undefined {
  const id = (url.split('/').at(-1) ?? '').split('|')[0] ?? '';
  const meant = BY_ID.get(id);
  if (meant !== undefined || !url.startsWith(GUIDE) || !mayGuess()) return meant;
  return BY_ID.get(meantBy(id, GUIDE_IDS) ?? '');
}
