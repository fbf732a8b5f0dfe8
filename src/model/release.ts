/** FHIR releases the harness knows. R4 and R4B follow the Subscriptions R5 Backport guide, R5 the core specification. */
export const RELEASES = ['R4', 'R4B', 'R5'] as const;

export type Release = (typeof RELEASES)[number];

/**
 * The releases whose checks the reference server proves. The harness knows the others, but says nothing about a target that
 * no liar has tried to get past it.
 */
export const TESTED_RELEASES: readonly Release[] = ['R5'];
