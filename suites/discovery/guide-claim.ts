import { listAt, objectsAt, textAt, type JsonObject } from '../../src/model/index.js';
import { serverParts } from './resources.js';

/** The HL7 guide Subscriptions R5 Backport, which R4 and R4B follow. */
export const GUIDE = 'http://hl7.org/fhir/uv/subscriptions-backport';

/** Canonicals of the guide by which a CapabilityStatement says that the server follows it; none where it does not. */
export function guideClaims(statement: JsonObject): string[] {
  const resources = serverParts(statement).flatMap((rest) => objectsAt(rest, 'resource'));
  const subscription = resources.filter((resource) => textAt(resource, 'type') === 'Subscription');
  return [
    ...listAt(statement, 'instantiates'),
    ...listAt(statement, 'implementationGuide'),
    ...subscription.flatMap((resource) => listAt(resource, 'supportedProfile')),
    ...subscription.flatMap((resource) => objectsAt(resource, 'extension').map(({ url }) => url)),
    ...subscription.flatMap((resource) => objectsAt(resource, 'operation').map(({ definition }) => definition)),
  ].filter((canonical): canonical is string => typeof canonical === 'string' && canonical.startsWith(`${GUIDE}/`));
}

/** The versions of the guide that the claims name: `1.1.0`, `1.2.0-ballot`. */
export function claimedVersions(claims: readonly string[]): string[] {
  return claims.flatMap((canonical) => canonical.split('|')[1] ?? []);
}

/** A canonical without its version. */
export function unversioned(canonical: string): string {
  return canonical.split('|')[0] ?? canonical;
}
