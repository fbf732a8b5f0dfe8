import { usageTrouble } from '../model/index.js';
import { faults, startReference, variants, type RunningReference } from '../reference/index.js';
import { didYouMean } from '../model/near.js';
import type { ReferenceWish } from './reference-wish.js';

export interface EmbeddedPlace {
  readonly port?: number | undefined;
  readonly log?: ((line: string) => void) | undefined;
}

export interface EmbeddedServer extends RunningReference {
  /** The access token that REST requests have to show, where one is demanded. */
  readonly token?: string | undefined;
}

/** Starts the embedded server. What its faults need to show is granted, unless the wish says otherwise. */
export async function startEmbedded(wish: ReferenceWish, place: EmbeddedPlace = {}): Promise<EmbeddedServer> {
  const known = await faults();
  requireKnown('--fault', wish.faults, known);
  requireKnown('--variant', wish.variants, variants);
  const needs = known.filter(({ id }) => wish.faults.includes(id)).flatMap(({ under }) => under ?? []);
  const token = needs.find(({ authorization }) => authorization !== undefined)?.authorization;
  const server = await startReference({
    ...place,
    authorization: token,
    tls: wish.tls || needs.some(({ tls }) => tls === true),
    seed: wish.seed,
    faults: [...wish.faults],
    variants: [...new Set([...wish.variants, ...needs.flatMap((need) => need.variants ?? [])])],
    tokenLifeS: wish.tokenLifeS ?? needs.find(({ tokenLifeS }) => tokenLifeS !== undefined)?.tokenLifeS,
    heartbeatFloorS: wish.heartbeatFloorS,
  });
  return { ...server, token };
}

function requireKnown(option: string, ids: readonly string[], known: readonly { readonly id: string }[]): void {
  const names = known.map(({ id }) => id);
  const stranger = ids.find((id) => !names.includes(id));
  if (stranger === undefined) return;
  throw usageTrouble(
    `${option} ${stranger} is unknown.${didYouMean(stranger, names)} fhir-handshake reference --list-${option.slice(2)}s shows all of them.`,
  );
}
