import { RELEASES, type Release } from '../../src/model/index.js';
import { breaksOf, variants, type Behaviour, type Fault, type Variant } from '../../src/reference/index.js';
import type { Setup } from './walked.js';

/** A server of the kill matrix, and what is to be found of it. */
export interface Row {
  readonly name: string;
  readonly setup: Setup & { readonly release: Release };
  /** Ids of the checks that fail or warn, and of no others. */
  readonly breaks: readonly string[];
  /** Nothing may fail: what is broken is a SHOULD. */
  readonly isHonest?: boolean | undefined;
  /** Checks that must have seen what they are about, and pass. */
  readonly passes?: readonly string[] | undefined;
  /** What makes this server another one, where that is all: where it decides as the honest one does, nothing is to be found. */
  readonly decides?: ((honest: Behaviour) => Behaviour) | undefined;
}

/** Variants whose periods take their time, and how long a wait may be beside them, ms: what is longer is left out. */
const BUDGETS: Readonly<Record<string, number>> = { 'long-periods': 10_500 };

const AUTHORIZED = { authorization: 'secret-of-the-matrix' };
const TWO_IDENTITIES = { ...AUTHORIZED, otherAuthorization: 'secret-of-somebody-else' };

/** Elsewhere they are skipped. */
const ISOLATION = [
  'security.operations-authorized',
  ...['token', 'status', 'events', 'search'].map((what) => `security.stranger-${what}`),
];

export function rowsOf(known: readonly Fault[]): Row[] {
  return RELEASES.flatMap((release) => [
    honest(release, 'the honest server', {}),
    honest(release, 'the honest server over TLS', { under: { tls: true } }),
    honest(release, 'the honest server with authorization', { under: AUTHORIZED }, ['security.operations-authorized']),
    honest(release, 'the honest server with two identities', { under: TWO_IDENTITIES }, ISOLATION),
    ...variants.filter((variant) => isIn(variant, release)).map((variant) => varied(release, variant)),
    ...known.flatMap((fault) => spoiled(release, fault)),
  ]);
}

function honest(release: Release, name: string, setup: Setup, passes: readonly string[] = []): Row {
  return { name: `${release}, ${name}`, setup: { ...setup, release }, breaks: [], isHonest: true, passes };
}

function varied(release: Release, variant: Variant): Row {
  const { id, warns } = variant;
  return {
    ...honest(release, `variant ${id}`, { variants: [id], budgetMs: BUDGETS[id] }),
    breaks: warns?.[release] ?? [],
    decides: isOnlyDeciding(variant) ? (behaviour) => variant.apply(behaviour) : undefined,
  };
}

function isIn({ releases = RELEASES }: Variant, release: Release): boolean {
  return releases.includes(release);
}

/** Not one with a clock or topics of its own. */
function isOnlyDeciding({ id, tokenLifeS, topics, clockAheadS }: Variant): boolean {
  return [BUDGETS[id], tokenLifeS, topics, clockAheadS].every((one) => one === undefined);
}

function spoiled(release: Release, fault: Fault): Row[] {
  const { id, under } = fault;
  const breaks = breaksOf(fault, release);
  if (breaks === undefined) return [];
  // One that needs a server of another kind is played whole.
  const decides = under === undefined ? (behaviour: Behaviour) => fault.spoil(behaviour) : undefined;
  const setup = { release, faults: [id], under, leavesResources: true };
  return [{ name: `${release}, fault ${id}`, setup, breaks, decides }];
}
