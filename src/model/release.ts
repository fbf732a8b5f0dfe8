/** FHIR releases the harness knows. R4 and R4B follow the Subscriptions R5 Backport guide, R5 the core specification. */
export const RELEASES = ['R4', 'R4B', 'R5'] as const;

export type Release = (typeof RELEASES)[number];
