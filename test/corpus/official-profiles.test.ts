import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { profileIssues, profilesOf } from '../../src/fhir/validation/profiles/index.js';
import { isObject, parseJson, type JsonObject, type Release } from '../../src/model/index.js';
import { officialNotifications } from './official-examples.js';

const packages = fileURLToPath(new URL('../../corpus/node_modules', import.meta.url));

const NOTIFICATION =
  'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-notification';

/** A rule of SHOULD that an official example does not keep: it shows the topic in a notification without content. */
const KNOWN = 'Bundle-9601c07a-e34f-4945-93ca-6efb5394c995.json';

/** Types that the guide says something of. */
const TYPES = /^(?:Basic|Bundle|CapabilityStatement|Parameters|Subscription|SubscriptionStatus|SubscriptionTopic)-/;

/** Longer ones are collections of definitions. */
const MOST_CHARACTERS = 1_000_000;

describe('the official R4B notifications', () => {
  const examples = officialNotifications('R4B');

  test('are nine Bundles and one inside a message', () => {
    expect(examples).toHaveLength(10);
    expect(examples.flatMap(({ bundle }) => profilesOf(bundle, 'R4B'))).toEqual(examples.map(() => NOTIFICATION));
  });

  test('follow the profile of the guide', () => {
    const told = examples.flatMap(({ name, bundle }) =>
      profileIssues(bundle, 'R4B').map(({ severity, path }) => ({ name, severity, path })),
    );
    expect(told).toEqual([{ name: KNOWN, severity: 'warning', path: 'Bundle.entry[0].resource.topic' }]);
  });
});

describe.each<[Release, string]>([
  ['R4', 'hl7.fhir.r4.examples'],
  ['R4B', 'hl7.fhir.r4b.examples'],
])('the official %s examples', (release, folder) => {
  test('raise no error: what is not topic-based is let alone', () => {
    const told = examplesIn(folder).flatMap(({ name, resource }) =>
      profileIssues(resource, release).map(({ severity, path }) => ({ name, severity, path })),
    );
    expect(told.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([...new Set(told.map(({ name }) => name))]).toEqual(release === 'R4B' ? [KNOWN] : []);
  });
});

function examplesIn(folder: string): { name: string; resource: JsonObject }[] {
  const path = join(packages, folder);
  if (!existsSync(path)) throw new Error(`${folder} is not installed. Run npm run corpus once.`);
  return readdirSync(path)
    .filter((name) => TYPES.test(name) && name.endsWith('.json'))
    .flatMap((name) => {
      const text = readFileSync(join(path, name), 'utf8');
      const resource = text.length > MOST_CHARACTERS ? undefined : parseJson(text);
      return isObject(resource) ? [{ name, resource }] : [];
    });
}
