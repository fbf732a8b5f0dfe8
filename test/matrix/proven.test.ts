import { expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { TESTED_RELEASES } from '../../src/model/index.js';
import { faults } from '../../src/reference/index.js';

const library = await loadLibrary();
const all = library.suites.flatMap((suite) => suite.checks);
const checks = all.map(({ id }) => id);

test('no check goes unproven', async () => {
  const proven = new Set((await faults()).flatMap(({ breaks }) => breaks));
  const provable = all.filter(({ releases = TESTED_RELEASES }) =>
    releases.some((release) => TESTED_RELEASES.includes(release)),
  );
  expect(provable.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([]);
});

test('no fault names a check that does not exist', async () => {
  const named = (await faults()).flatMap(({ id, breaks }) => breaks.map((check) => ({ id, check })));
  expect(named.filter(({ check }) => !checks.includes(check))).toEqual([]);
});

test('there are at least sixty faults, each of a name of its own', async () => {
  const ids = (await faults()).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(60);
});
