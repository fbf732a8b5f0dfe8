import { beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { releaseOf } from '../../src/fhir/index.js';
import { loadValidator } from '../../src/fhir/validation/index.js';
import { evaluate } from '../../src/judge/evaluate.js';
import { RELEASES, stageOf, type Check, type Release, type Requirement } from '../../src/model/index.js';
import { deliveryOf } from './delivery-of.js';
import { officialNotifications, type Example } from './official-examples.js';

/** Stages whose checks judge what a message carries, wherever it was met. */
const ABOUT_BUNDLES = ['handshake', 'heartbeat', 'notification'];

interface Known {
  readonly reason: string;
  readonly names: readonly string[];
}

const WITHOUT_TIME = 'events SHOULD carry the time they occurred; these examples leave it out';

/** Rules that official examples do not keep, and why the harness keeps them all the same. All are warnings. */
const KNOWN: Readonly<Record<'R4B' | 'R5', Readonly<Record<string, Known>>>> = {
  R4B: {
    'notification.timestamp': {
      reason: WITHOUT_TIME,
      names: [
        'Bundle-00b99077-2bda-436e-98cc-a4f65d6c2fe0.json',
        'Bundle-0f322dbe-4f8d-4cbd-9ecb-bc8dc6f65f6a.json#1',
        'Bundle-155141d4-7601-46f7-a82b-b8443bcf9883.json',
        'Bundle-3945182f-d315-4dbf-9259-09d863c7e7da.json',
        'Bundle-920a46b7-045a-4773-82bd-8e90c3e15653.json',
        'Bundle-fdd78223-f79f-43b4-8979-ad49d4ac248c.json',
      ],
    },
  },
  R5: {
    'notification.timestamp': {
      reason: WITHOUT_TIME,
      names: [
        'Bundle-00b99077-2bda-436e-98cc-a4f65d6c2fe0.json',
        'Bundle-0f322dbe-4f8d-4cbd-9ecb-bc8dc6f65f6a.json#1',
        'Bundle-3945182f-d315-4dbf-9259-09d863c7e7da.json',
        'Bundle-787e69f6-81a8-44e4-b404-257013dec332.json',
        'Bundle-920a46b7-045a-4773-82bd-8e90c3e15653.json',
        'Bundle-fdd78223-f79f-43b4-8979-ad49d4ac248c.json',
      ],
    },
  },
};

const COUNTS = { R4B: 10, R5: 11 } as const;

/** What the validator doubts: a topic shown in a notification without content. */
const QUESTIONED: Readonly<Record<'R4B' | 'R5', readonly unknown[]>> = {
  R4B: [['Bundle-9601c07a-e34f-4945-93ca-6efb5394c995.json', 'Bundle.entry[0].resource.topic', 'warning']],
  R5: [],
};

let checks: Check[] = [];
let catalogue: readonly Requirement[] = [];

beforeAll(async () => {
  const library = await loadLibrary();
  catalogue = library.catalogue;
  checks = library.suites
    .flatMap((suite) => suite.checks)
    .filter((check) => check.everywhere === true && ABOUT_BUNDLES.includes(stageOf(check.id)));
}, 300_000);

describe.each(['R4B', 'R5'] as const)('the official %s notifications', (release) => {
  let examples: Example[] = [];
  let ofRelease: Check[] = [];

  beforeAll(() => {
    examples = officialNotifications(release);
    ofRelease = checks.filter((check) => leadOf(check, release) !== undefined);
  });

  test('are nine or ten Bundles and one inside a message', () => {
    expect(examples).toHaveLength(COUNTS[release]);
    expect(ofRelease.length).toBeGreaterThan(20);
  });

  test('are read: one status each, with type, count and Subscription', () => {
    const unread = examples.filter(({ bundle }) => {
      const statuses = releaseOf(release).notification(bundle)?.statuses ?? [];
      const [status] = statuses;
      return (
        statuses.length !== 1 ||
        status?.type === undefined ||
        status.count === undefined ||
        status.subscriptionId !== '123'
      );
    });
    expect(unread.map(({ name }) => name)).toEqual([]);
  });

  test('are valid', async () => {
    const validator = await loadValidator(release);
    const issues = examples.flatMap(({ name, bundle }) =>
      validator.issues(bundle).map(({ path, severity }) => [name, path, severity]),
    );
    expect(issues).toEqual(QUESTIONED[release]);
  });

  test('raise no alarm but those that are known', () => {
    const alarms = examples.flatMap(({ name, bundle }) => {
      const history = deliveryOf(bundle, release);
      return ofRelease.flatMap((check) => {
        const lead = leadOf(check, release);
        return lead === undefined ? [] : [{ name, check: check.id, ...evaluate(check, history, lead) }];
      });
    });
    const loud = alarms.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip' && verdict !== 'inconclusive');
    const unknown = loud.filter(({ name, check }) => KNOWN[release][check]?.names.includes(name) !== true);
    expect(unknown).toEqual([]);
    for (const [id, known] of Object.entries(KNOWN[release])) {
      const told = loud.filter(({ check }) => check === id).map(({ name, verdict }) => [name, verdict]);
      expect(told, known.reason).toEqual(known.names.map((name) => [name, 'warn']));
    }
  });

  test('are judged at all: most checks about Bundles see what they are about', () => {
    const passing = new Set(
      examples.flatMap(({ bundle }) =>
        ofRelease.filter((check) => check.judge(deliveryOf(bundle, release)).outcome === 'pass').map(({ id }) => id),
      ),
    );
    expect(passing.size).toBeGreaterThan(20);
  });
});

/** The first rule of a check that the release has; undefined where the check is not of the release. */
function leadOf({ requirements, releases = RELEASES }: Check, release: Release): Requirement | undefined {
  if (!releases.includes(release)) return undefined;
  const rules = requirements.flatMap((id) => catalogue.find((row) => row.id === id) ?? []);
  return rules.find((rule) => rule.releases.includes(release));
}
