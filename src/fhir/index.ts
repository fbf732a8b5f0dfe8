import { usageTrouble, type FhirRelease, type Release } from '../model/index.js';
import { r5 } from './r5.js';

/** What is known of a release. R4 and R4B throw a Trouble until they are taught. */
export function releaseOf(release: Release): FhirRelease {
  if (release === 'R5') return r5;
  throw usageTrouble(
    `Release ${release} cannot be tested: this version of fhir-handshake knows R5 only. ` +
      'Name an R5 endpoint of the server, or leave --fhir out where the server is one.',
  );
}
