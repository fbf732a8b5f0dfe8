import { SOURCES, typeDefinitions } from '../../definitions/packages.mjs';
import { peer, peerJson } from '../peers.mjs';

/** @medplum/core: structure and invariants. Its client takes for granted what Node 20 has not. */
export async function medplum(release) {
  globalThis.WebSocket ??= class {};
  const { indexStructureDefinitionBundle, validateResource } = await peer('@medplum/core');
  for (const bundle of definitions(release)) indexStructureDefinitionBundle(bundle);
  return (resource) => {
    try {
      validateResource(resource);
      return true;
    } catch {
      return false;
    }
  };
}

/** Its own for R4, the official ones for the others. */
function definitions(release) {
  if (release === 'R4') {
    const file = (name) => peerJson('@medplum', 'definitions', 'dist', 'fhir', 'r4', name);
    return [file('profiles-types.json'), file('profiles-resources.json')];
  }
  const { name } = SOURCES.find((source) => source.release === release);
  const entry = [...typeDefinitions(name).values()].map((resource) => ({ resource }));
  return [{ resourceType: 'Bundle', type: 'collection', entry }];
}
