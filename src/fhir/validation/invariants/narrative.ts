import type { Json } from '../../../model/index.js';
import type { Rule } from './rules.js';

/** txt-1 and txt-2 have the same expression, `htmlChecks()`: which of the two is broken, the text tells. */
export function isCause({ key, context }: Rule, value: Json): boolean {
  if (context !== 'Narrative.div' || typeof value !== 'string') return true;
  return key === (hasContent(value) ? 'txt-1' : 'txt-2');
}

/** Text other than white space, or an image. */
function hasContent(div: string): boolean {
  return /<img[\s/>]/.test(div) || /\S/.test(div.replaceAll(/<[^<>]*>/g, ''));
}
