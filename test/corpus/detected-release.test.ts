import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { detectRelease } from '../../src/fhir/validation/detect-release.js';
import { structureIssues } from '../../src/fhir/validation/structure/index.js';
import { isObject, parseJson, RELEASES, type JsonObject, type Release } from '../../src/model/index.js';
import { officialNotifications } from './official-examples.js';

const packages = fileURLToPath(new URL('../../corpus/node_modules', import.meta.url));

/** What a subscriber meets, and what its events are about. */
const MET =
  /^(?:Bundle|CapabilityStatement|Encounter|Observation|OperationOutcome|Parameters|Patient|Subscription\w*)-/;

/** Longer ones are collections of definitions. */
const MOST_CHARACTERS = 100_000;

function examplesOf(release: Release): { name: string; resource: JsonObject }[] {
  const folder = join(packages, `hl7.fhir.${release.toLowerCase()}.examples`);
  return readdirSync(folder)
    .filter((name) => MET.test(name) && name.endsWith('.json'))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const resource = text.length > MOST_CHARACTERS ? undefined : parseJson(text);
      return isObject(resource) ? [{ name, resource }] : [];
    });
}

test.each(['R4B', 'R5'] as const)('official notifications of %s are found to be just that', (release) => {
  const notifications = officialNotifications(release);
  expect(notifications.length).toBeGreaterThan(5);
  expect(notifications.filter(({ bundle }) => detectRelease(bundle).release !== release)).toEqual([]);
});

describe('no other release fits an official example better than the one that is detected', () => {
  test.each(RELEASES)('%s', (own) => {
    const examples = examplesOf(own);
    expect(examples.length).toBeGreaterThan(50);
    const wrong = examples.filter(({ resource }) => {
      const { release } = detectRelease(resource);
      const errors = new Map(RELEASES.map((one) => [one, structureIssues(resource, one).length]));
      return (errors.get(release) ?? 0) > Math.min(...errors.values());
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
