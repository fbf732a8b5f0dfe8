import type { ElementDefinition, Json } from '../../model/index.js';

/**
 * A word of a template as the value of an element: `system|code` is a coding, other text of a concept its text; of the codes
 * in `recorded|active` the first counts that the release has.
 */
export function valueOfWords({ type, codes }: ElementDefinition, text: string): Json | undefined {
  switch (type) {
    case 'code':
      return text.split('|').find((code) => codes === undefined || codes.some((one) => one.code === code));
    case 'CodeableConcept':
      return conceptOf(text);
    case 'CodeableReference':
      return { concept: conceptOf(text) };
    case 'boolean':
      return text === 'true';
    case 'HumanName':
      return { family: text };
    case 'Reference':
      return { display: text };
    default:
      return text;
  }
}

function conceptOf(text: string): Json {
  const [system = '', code] = text.split('|');
  return code === undefined ? { text } : { coding: [{ system, code }] };
}
