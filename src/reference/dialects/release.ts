/** The releases of FHIR that the server speaks, oldest first. */
export const RELEASES = ['R4', 'R4B', 'R5'] as const;

export type Release = (typeof RELEASES)[number];

export type InEach<Thing> = Readonly<Record<Release, Thing>>;

/** One thing for each release. */
export function inEach<Thing>(make: (release: Release) => Thing): InEach<Thing> {
  return { R4: make('R4'), R4B: make('R4B'), R5: make('R5') };
}
