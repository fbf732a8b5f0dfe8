import { listAt, type JsonObject } from '../../../model/index.js';

/**
 * Where the Subscriptions R5 Backport guide keeps its profiles and extensions. Version 1.1.0 is meant; what 1.2.0-ballot
 * adds is known as well.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/artifacts.html
 */
export const GUIDE = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/';

/** Where the core specification keeps its own. */
export const CORE = 'http://hl7.org/fhir/StructureDefinition/';

/** Whether the resource says by itself that it follows a profile, with or without a version. */
export function claims(resource: JsonObject, profile: string): boolean {
  return listAt(resource, 'meta', 'profile').some(
    (claimed) => typeof claimed === 'string' && (claimed === profile || claimed.startsWith(`${profile}|`)),
  );
}
