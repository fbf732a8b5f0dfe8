import type { Behaviour } from './behaviour.js';
import { inEach, RELEASES, type InEach, type Release } from './dialects/release.js';
import type { Fault } from './fault.js';
import { faults } from './faults.js';
import { honest } from './honest.js';
import { named } from './named.js';
import type { Setting } from './new-world.js';
import type { Variant } from './variant.js';
import { variants } from './variants.js';

/** Variants, and what the first of them that says something of it says. */
export interface Styles extends Setting {
  readonly styles: readonly Variant[];
  readonly tokenLifeS: number | undefined;
}

/** The variants of these ids. Throws where one is unknown, or not allowed in the release that was wished for. */
export function stylesOf(ids: readonly string[], wished: Release): Styles {
  const styles = named('variant', ids, variants);
  styles.forEach((style) => demand('Variant', style, wished));
  return {
    styles,
    tokenLifeS: first(styles, ({ tokenLifeS }) => tokenLifeS),
    topics: first(styles, ({ topics }) => topics),
    clockAheadS: first(styles, ({ clockAheadS }) => clockAheadS),
  };
}

/**
 * How the server behaves in each release. Variants and faults are asked for each of them, so that what one keeps to itself is of
 * one world.
 */
export async function behavioursOf(
  { styles }: Styles,
  faultIds: readonly string[],
  wished: Release,
): Promise<InEach<Behaviour>> {
  const spoils = faultIds.length === 0 ? [] : named('fault', faultIds, await faults());
  spoils.forEach((fault) => demand('Fault', fault, wished));
  return inEach((release) => {
    const varied = styles.filter(isIn(release)).reduce((behaviour, style) => style.apply(behaviour), honest);
    return spoils.filter(isIn(release)).reduce((behaviour, fault: Fault) => fault.spoil(behaviour), varied);
  });
}

type OfReleases = Pick<Variant, 'id' | 'releases'>;

function isIn(release: Release): (thing: OfReleases) => boolean {
  return ({ releases = RELEASES }) => releases.includes(release);
}

function demand(kind: string, { id, releases = RELEASES }: OfReleases, wished: Release): void {
  if (releases.includes(wished)) return;
  const options = releases.map((one) => `fhir: '${one.toLowerCase()}'`).join(' or ');
  throw new Error(`${kind} "${id}" does not exist in ${wished}. Start the server with ${options}.`);
}

/** What the first of the styles that says something of it says. */
function first<Value>(styles: readonly Variant[], look: (style: Variant) => Value | undefined): Value | undefined {
  return styles.map(look).find((value) => value !== undefined);
}
