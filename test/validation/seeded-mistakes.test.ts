import { describe, expect, test } from 'vitest';
import { loadValidator } from '../../src/fhir/validation/index.js';
import { RELEASES, type Validator } from '../../src/model/index.js';
import { MISTAKES, type Mistake } from './mistakes/index.js';
import { samplesOf } from './samples.js';

const validators = await Promise.all(RELEASES.map(loadValidator));
const [r4, r4b, r5] = validators;

function validatorOf(release: string): Validator | undefined {
  return [r4, r4b, r5].find((one) => one?.release === release);
}

function errorsIn(release: Mistake['releases'][number], mistake: Mistake): string[] {
  const issues = validatorOf(release)?.issues(mistake.resource(release)) ?? [];
  return issues.filter(({ severity }) => severity === 'error').map(({ path }) => path);
}

test.each(RELEASES)('the resources that mistakes are made on are valid in %s', (release) => {
  expect(samplesOf(release).flatMap((resource) => validatorOf(release)?.issues(resource) ?? [])).toEqual([]);
});

describe.each(Object.entries(MISTAKES))('%s', (_kind, mistakes) => {
  const rows = mistakes.flatMap((mistake) => mistake.releases.map((release) => ({ ...mistake, release, mistake })));
  test.each(rows)('$what ($release) is found at $path, once', ({ release, mistake, path }) => {
    expect(errorsIn(release, mistake)).toEqual([path]);
  });
});

test('there are enough of them, each of its own', () => {
  const names = Object.values(MISTAKES)
    .flat()
    .map(({ what }) => what);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(200);
});
