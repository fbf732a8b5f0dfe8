import { RELEASES, usageTrouble, type Release } from '../model/index.js';
import { faults, startReference, variants, type ReferenceOptions, type RunningReference } from '../reference/index.js';
import { didYouMean } from '../model/near.js';
import type { ReferenceWish } from './reference-wish.js';

export interface EmbeddedPlace {
  readonly port?: number | undefined;
  readonly log?: ((line: string) => void) | undefined;
  /** Post to endpoints whatever their certificate is. */
  readonly insecureEndpoints?: boolean | undefined;
}

export interface EmbeddedServer extends RunningReference {
  /** The access token that REST requests have to show, where one is demanded. */
  readonly token?: string | undefined;
  /** That of a second caller, where two are told apart. */
  readonly otherToken?: string | undefined;
}

/** Starts the embedded server. What its faults need to show is granted, unless the wish says otherwise. */
export async function startEmbedded(wish: ReferenceWish, place: EmbeddedPlace = {}): Promise<EmbeddedServer> {
  // A server without a fault need not know all the faults that there are.
  const known = wish.faults.length === 0 ? [] : await faults();
  requireKnown('--fault', wish.faults, known);
  requireKnown('--variant', wish.variants, variants);
  const needs = named(known, wish.faults).flatMap(({ under }) => under ?? []);
  const { authorization, otherAuthorization } = callers(wish, needs);
  const variantIds = [...new Set([...wish.variants, ...needs.flatMap((need) => need.variants ?? [])])];
  const release = releaseFor(wish.release, [...named(known, wish.faults), ...named(variants, variantIds)]);
  const server = await startReference({
    ...place,
    fhir: OPTION[release],
    authorization,
    otherAuthorization,
    tls: wish.tls || needs.some(({ tls }) => tls === true),
    seed: wish.seed,
    faults: [...wish.faults],
    variants: variantIds,
    tokenLifeS: wish.tokenLifeS ?? needs.find(({ tokenLifeS }) => tokenLifeS !== undefined)?.tokenLifeS,
    heartbeatFloorS: wish.heartbeatFloorS,
  });
  return { ...server, token: authorization, otherToken: otherAuthorization };
}

type Callers = Pick<ReferenceOptions, 'authorization' | 'otherAuthorization'>;

/** Tokens of the wish, or those that a fault needs to show. A second one takes a first. */
function callers({ token, otherToken }: ReferenceWish, needs: readonly Callers[]): Callers {
  const [authorization] = needs.flatMap((need) => need.authorization ?? []);
  const [otherAuthorization] = needs.flatMap((need) => need.otherAuthorization ?? []);
  const other = otherToken ?? otherAuthorization;
  const first = token ?? authorization ?? (other === undefined ? undefined : FIRST);
  return { authorization: first, otherAuthorization: other };
}

/** What the first caller has to show where only the second was told of. */
const FIRST = 'access-token-of-the-first';

const OPTION = { R4: 'r4', R4B: 'r4b', R5: 'r5' } as const;

/** A fault or variant, and where it exists. */
interface Styled {
  readonly id: string;
  readonly releases?: readonly Release[] | undefined;
}

function named<Thing extends Styled>(things: readonly Thing[], ids: readonly string[]): Thing[] {
  return things.filter(({ id }) => ids.includes(id));
}

/** The release that was wished for, or the newest that all of them exist in. */
function releaseFor(wished: Release | undefined, things: readonly Styled[]): Release {
  const strangers = (release: Release) => things.filter(({ releases = RELEASES }) => !releases.includes(release));
  const chosen = wished ?? [...RELEASES].reverse().find((release) => strangers(release).length === 0);
  const stranger = things.find(({ releases = RELEASES }) => chosen === undefined || !releases.includes(chosen));
  if (chosen !== undefined && stranger === undefined) return chosen;
  const { id = '', releases = RELEASES } = stranger ?? {};
  const options = releases.map((release) => `--fhir ${OPTION[release]}`).join(' or ');
  throw usageTrouble(
    `${id} does not exist in ${chosen ?? 'the same release as the others'}. Use ${options}, or leave it out.`,
  );
}

function requireKnown(option: string, ids: readonly string[], known: readonly { readonly id: string }[]): void {
  const names = known.map(({ id }) => id);
  const stranger = ids.find((id) => !names.includes(id));
  if (stranger === undefined) return;
  throw usageTrouble(
    `${option} ${stranger} is unknown.${didYouMean(stranger, names)} fhir-handshake reference --list-${option.slice(2)}s shows all of them.`,
  );
}
