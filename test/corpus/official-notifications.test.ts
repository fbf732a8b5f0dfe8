import { beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { releaseOf } from '../../src/fhir/index.js';
import { loadValidator } from '../../src/fhir/validation/index.js';
import { evaluate } from '../../src/judge/evaluate.js';
import { stageOf, type Check, type Requirement } from '../../src/model/index.js';
import { deliveryOf } from './delivery-of.js';
import { officialNotifications, type Example } from './official-examples.js';

const r5 = releaseOf('R5');

/** Stages whose checks judge what a message carries, wherever it was met. */
const ABOUT_BUNDLES = ['handshake', 'heartbeat', 'notification'];

/** Rules that official examples do not keep, and why the harness keeps them all the same. All are warnings. */
const KNOWN: Readonly<Record<string, { readonly reason: string; readonly names: readonly string[] }>> = {
  'notification.timestamp': {
    reason: 'R5 says that events SHOULD carry the time they occurred; these examples leave it out',
    names: [
      'Bundle-00b99077-2bda-436e-98cc-a4f65d6c2fe0.json',
      'Bundle-0f322dbe-4f8d-4cbd-9ecb-bc8dc6f65f6a.json#1',
      'Bundle-3945182f-d315-4dbf-9259-09d863c7e7da.json',
      'Bundle-787e69f6-81a8-44e4-b404-257013dec332.json',
      'Bundle-920a46b7-045a-4773-82bd-8e90c3e15653.json',
      'Bundle-fdd78223-f79f-43b4-8979-ad49d4ac248c.json',
    ],
  },
};

let examples: Example[] = [];
let checks: Check[] = [];
let catalogue: readonly Requirement[] = [];

beforeAll(async () => {
  examples = officialNotifications();
  const library = await loadLibrary();
  catalogue = library.catalogue;
  checks = library.suites
    .flatMap((suite) => suite.checks)
    .filter((check) => check.everywhere === true && ABOUT_BUNDLES.includes(stageOf(check.id)));
}, 300_000);

describe('the official R5 notifications', () => {
  test('are ten Bundles and one inside a message', () => {
    expect(examples).toHaveLength(11);
    expect(checks.length).toBeGreaterThan(20);
  });

  test('are read: one status each, with type, count and Subscription', () => {
    const unread = examples.filter(({ bundle }) => {
      const statuses = r5.notification(bundle)?.statuses ?? [];
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
    const validator = await loadValidator('R5');
    const issues = examples.flatMap(({ name, bundle }) =>
      validator.issues(bundle).map((issue) => ({ name, ...issue })),
    );
    expect(issues).toEqual([]);
  });

  test('raise no alarm but those that are known', () => {
    const alarms = examples.flatMap(({ name, bundle }) => {
      const history = deliveryOf(bundle);
      return checks.map((check) => ({ name, check: check.id, ...evaluate(check, history, leadOf(check)) }));
    });
    const loud = alarms.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip' && verdict !== 'inconclusive');
    const unknown = loud.filter(({ name, check }) => KNOWN[check]?.names.includes(name) !== true);
    expect(unknown).toEqual([]);
    for (const [id, known] of Object.entries(KNOWN)) {
      const told = loud.filter(({ check }) => check === id).map(({ name, verdict }) => [name, verdict]);
      expect(told, known.reason).toEqual(known.names.map((name) => [name, 'warn']));
    }
  });

  test('are judged at all: most checks about Bundles see what they are about', () => {
    const passing = new Set(
      examples.flatMap(({ bundle }) =>
        checks.filter((check) => check.judge(deliveryOf(bundle)).outcome === 'pass').map(({ id }) => id),
      ),
    );
    expect(passing.size).toBeGreaterThan(20);
  });
});

function leadOf(check: Check): Requirement {
  const lead = catalogue.find(({ id }) => id === check.requirements[0]);
  if (lead === undefined) throw new Error(`${check.id} names no requirement of the catalogue`);
  return lead;
}
