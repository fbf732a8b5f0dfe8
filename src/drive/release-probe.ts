import { RELEASES, textAt, type FhirRelease } from '../model/index.js';
import type { RestClient } from './rest-client.js';
import { unrecorded } from './unrecorded.js';
import type { WalkOptions } from './walk-options.js';

/**
 * The release to walk: the one that was asked for, else what the CapabilityStatement says. R5 where it says nothing that is
 * known; discovery reads the statement again, on record, and tells what is wrong with it.
 */
export async function releaseToWalk(
  rest: RestClient,
  { fhir, release }: WalkOptions,
  signal: AbortSignal,
): Promise<FhirRelease> {
  if (release !== 'auto') return fhir(release);
  const metadata = await rest.send(unrecorded(), { purpose: 'metadata', method: 'GET', path: 'metadata' }, signal);
  const version = textAt(metadata.json, 'fhirVersion');
  const known = RELEASES.map(fhir);
  return known.find((one) => version !== undefined && one.accepts(version)) ?? fhir('R5');
}
