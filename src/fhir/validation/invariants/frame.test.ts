import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RELEASES } from '../../../model/index.js';
import { isCoded } from './coded.js';
import { frameIssues } from './frame.js';
import { rulesOf } from './rules.js';
import { mutationsOf } from './testing/mutations.js';
import { brokenByCode, oracleOf } from './testing/oracle.js';
import { soundBundles } from './testing/samples.js';

/** Rules of references and contained resources have a test of their own. */
const OF_ANY_TYPE = ['dom-3', 'ref-1'];

describe.each(RELEASES)('the code for the invariants of a notification, %s', (release) => {
  test('finds nothing wrong with sound Bundles', () => {
    expect(soundBundles(release).flatMap((bundle) => frameIssues(bundle, release))).toEqual([]);
  });

  test('says what fhirpath.js says, of 3000 spoiled Bundles', { timeout: 120_000 }, async () => {
    const oracle = await oracleOf(release);
    const seen = new Set<string>();
    const property = fc.property(mutationsOf(soundBundles(release)), (bundle) => {
      const expected = oracle(bundle);
      const found = brokenByCode(bundle, release);
      for (const rule of found) seen.add(rule);
      expect([...found].sort()).toEqual([...expected].sort());
    });
    fc.assert(property, { seed: 20_240_501, numRuns: 3_000 });
    const coded = rulesOf(release).filter((rule) => isCoded(rule) && !OF_ANY_TYPE.includes(rule.key));
    expect([...seen].sort(), 'the spoiled Bundles broke every rule').toEqual(coded.map(({ key }) => key).sort());
  });
});
