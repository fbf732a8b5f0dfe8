import { describe, expect, test } from 'vitest';
import { RELEASES } from '../../../model/index.js';
import { loadInvariants } from './index.js';
import { rulesOf } from './rules.js';
import { BUNDLE_MISTAKES } from './testing/bundle-mistakes.js';
import { DATA_TYPE_MISTAKES } from './testing/data-type-mistakes.js';
import { RESOURCE_MISTAKES } from './testing/resource-mistakes.js';

const MISTAKES = [...BUNDLE_MISTAKES, ...RESOURCE_MISTAKES, ...DATA_TYPE_MISTAKES];

describe.each(RELEASES)('a mistake is found where it is, and once, %s', (release) => {
  const ofRelease = MISTAKES.filter(({ releases = RELEASES }) => releases.includes(release));

  test.each(ofRelease)('$key at $path', async ({ key, path, broken, mended }) => {
    const rules = await loadInvariants(release);
    const { issues, notEvaluated } = rules.examine(broken);
    expect(issues.map((issue) => [issue.rule, issue.path, issue.severity])).toEqual([[key, path, 'error']]);
    expect(notEvaluated).toEqual([]);
    expect(rules.examine(mended)).toEqual({ issues: [], notEvaluated: [] });
  });

  test('every invariant has a mistake', () => {
    const found = new Set(ofRelease.map(({ key }) => key));
    expect(rulesOf(release).filter(({ key }) => !found.has(key))).toEqual([]);
  });
});
