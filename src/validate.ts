/**
 * Validation of FHIR resources, R4, R4B and R5, offline: structure, codes, invariants, and the profiles of the Subscriptions
 * Backport guide. `validate` answers for one resource; `loadValidator` gives a validator that answers at once, for many.
 *
 *     import { validate } from 'fhir-handshake/validate';
 *
 *     const { valid, release, issues } = await validate(resource);
 */
export {
  detectRelease,
  loadValidator,
  notJudged,
  readResource,
  validate,
  validateText,
  type Detected,
  type ReadResource,
  type Validation,
  type Validator,
} from './fhir/validation/index.js';
export { RELEASES, type Issue, type Json, type JsonObject, type NotJudged, type Release } from './model/index.js';
