import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { frameIssues, loadInvariants, type Examination } from '../../src/fhir/validation/invariants/index.js';
import { localOracleOf, placeOfIssue } from '../../src/fhir/validation/invariants/testing/local-oracle.js';
import { brokenByCode, oracleOf } from '../../src/fhir/validation/invariants/testing/oracle.js';
import { isObject, parseJson, RELEASES, textAt, type JsonObject, type Release } from '../../src/model/index.js';

const packages = fileURLToPath(new URL('../../corpus/node_modules', import.meta.url));

const PACKAGES: Readonly<Record<Release, readonly string[]>> = {
  R4: ['hl7.fhir.r4.examples'],
  R4B: ['hl7.fhir.r4b.examples', 'hl7.fhir.r4b.core'],
  R5: ['hl7.fhir.r5.examples', 'hl7.fhir.r5.core'],
};

/** The types whose invariants are evaluated. */
const TYPES =
  /^(?:Bundle|CapabilityStatement|OperationOutcome|Parameters|Subscription|SubscriptionStatus|SubscriptionTopic)-/;

/** Rules that official examples do break. */
const KNOWN: readonly { release: Release; name: string; rule: string; issues: number; reason: string }[] = [
  {
    release: 'R4',
    name: 'Bundle-dataelements.json',
    rule: 'bdl-7',
    issues: 12,
    reason:
      'the elements of Quantity are in it three times, with the same fullUrl: entries 144 to 148 and 6767 to 6780',
  },
];

/** Longer ones are collections of definitions, too long for a second reading of each reference. */
const MOST_CHARACTERS = 1_000_000;

interface Example {
  readonly name: string;
  readonly type: string;
  readonly length: number;
  readonly resource: JsonObject;
}

function examplesOf(release: Release): Example[] {
  return PACKAGES[release].flatMap((name) => {
    const folder = join(packages, name);
    if (!existsSync(folder)) throw new Error(`${name} is not installed. Run npm run corpus once.`);
    const files = readdirSync(folder).filter((file) => TYPES.test(file) && file.endsWith('.json'));
    return files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const resource = parseJson(text);
      const type = textAt(resource, 'resourceType') ?? '';
      return isObject(resource) ? [{ name: file, type, length: text.length, resource }] : [];
    });
  });
}

describe.each(RELEASES)('the official examples of %s', { timeout: 120_000 }, (release) => {
  let judged: (Example & Examination)[] = [];

  beforeAll(async () => {
    const rules = await loadInvariants(release);
    judged = examplesOf(release).map((example) => ({ ...example, ...rules.examine(example.resource) }));
  }, 120_000);

  test('break no invariant but those that are known, and leave none that cannot be evaluated', () => {
    expect(judged.length).toBeGreaterThan(50);
    expect(judged.flatMap(({ notEvaluated }) => notEvaluated)).toEqual([]);
    for (const { name, issues } of judged) {
      const known = KNOWN.find((each) => each.name === name && each.release === release);
      expect(issues.filter(({ rule }) => rule !== known?.rule)).toEqual([]);
      expect(issues, known?.reason).toHaveLength(known?.issues ?? 0);
    }
  });

  test('are judged by the code as by fhirpath.js', async () => {
    const [oracle, localOracle] = [await oracleOf(release), await localOracleOf(release)];
    for (const { name, type, length, resource, issues } of judged) {
      if (type === 'Bundle') expect([name, ...brokenByCode(resource, release)]).toEqual([name, ...oracle(resource)]);
      if (length > MOST_CHARACTERS) continue;
      const local = issues.filter(({ rule }) => rule === 'dom-3' || rule === 'ref-1');
      expect([name, ...local.map(placeOfIssue)]).toEqual([name, ...localOracle(resource, type)]);
    }
  });

  test('are judged without fhirpath.js as with it, where they are Bundles', () => {
    for (const { type, resource, issues } of judged) {
      if (type === 'Bundle') expect(frameIssues(resource, release)).toEqual(issues);
    }
  });
});
