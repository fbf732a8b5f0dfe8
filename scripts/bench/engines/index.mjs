import { ajvOfficial } from './ajv-official.mjs';
import { ajvStrong } from './ajv-strong.mjs';
import { medplum } from './medplum.mjs';
import { asymmetrik, lantana, solarahealth } from './others.mjs';
import { frame, invariants, profiledFrame, structure } from './ours.mjs';

const EVERY = ['R4', 'R4B', 'R5'];

/**
 * What is compared. `load(release)` answers a function that says of a parsed resource whether it is valid; `peer` marks
 * what others made.
 */
export const ENGINES = [
  { name: 'structure', load: structure, releases: EVERY },
  { name: 'frame', load: frame, releases: EVERY },
  { name: 'frame with profiles', load: profiledFrame, releases: EVERY },
  { name: 'all invariants', load: invariants, releases: EVERY },
  { name: 'ajv, strong schema of the tests', load: ajvStrong, releases: EVERY },
  { name: 'ajv, official schema', load: ajvOfficial, releases: EVERY, peer: true },
  { name: '@medplum/core', load: medplum, releases: EVERY, peer: true },
  { name: 'fhir', load: lantana, releases: ['R4'], peer: true },
  { name: '@asymmetrik/fhir-json-schema-validator', load: asymmetrik, releases: ['R4'], peer: true },
  { name: '@solarahealth/fhir-r4', load: solarahealth, releases: ['R4'], peer: true },
];
