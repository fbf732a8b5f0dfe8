import { validateText } from '../../fhir/validation/index.js';
import type { Validated } from '../../report/index.js';
import type { SourceText } from './documents.js';
import type { ValidateOptions } from './validate-options.js';

/** Validates a text, by the release that was told or that it shows. */
export async function validateSource({ name, text }: SourceText, options: ValidateOptions): Promise<Validated> {
  const { valid, ...validation } = await validateText(text, options.release);
  return { file: name, ...validation, valid: valid && !(options.strict && validation.issues.length > 0) };
}
