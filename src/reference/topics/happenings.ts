import type { Release } from '../dialects/release.js';
import type { JsonObject } from '../json.js';
import { completeStatus } from './encounter-complete.js';

const AMBULATORY = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' };

/** New resources that are events of the usual topics; `about` goes into each. */
export function happenings(release: Release, about: JsonObject): JsonObject[] {
  return [
    { resourceType: 'Encounter', status: completeStatus(release), class: encounterClass(release), ...about },
    { resourceType: 'Observation', status: 'final', code: { text: 'of somebody else' }, ...about },
  ];
}

/** Required up to R4B, and one Coding there. */
export function encounterClass(release: Release): JsonObject | JsonObject[] {
  return release === 'R5' ? [{ coding: [AMBULATORY] }] : AMBULATORY;
}
