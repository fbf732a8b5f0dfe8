/** Names that the report gives to what has no page of its own. */
export const TOOL_URI = 'urn:fhir-handshake';

/** Canonical of what a run plays and judges: the suites of one version. There is no TestScript resource behind it. */
export const SUITES_URI = `${TOOL_URI}:suites`;

/** Extension of an assertion: the verdict in this product's own words, which are more than FHIR has codes for. */
export const VERDICT_EXTENSION = `${TOOL_URI}:verdict`;

/** A requirement that no page of the specification is known for. */
export function requirementUri(id: string): string {
  return `${TOOL_URI}:requirement:${id}`;
}
