import { expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { RELEASES } from '../../src/model/index.js';
import { breaksOf, faults } from '../../src/reference/index.js';

const library = await loadLibrary();
const all = library.suites.flatMap((suite) => suite.checks);
const checks = all.map(({ id }) => id);

test.each(RELEASES)('no check goes unproven in %s', async (release) => {
  const proven = new Set((await faults()).flatMap((fault) => breaksOf(fault, release) ?? []));
  const judging = all.filter(({ releases = RELEASES }) => releases.includes(release));
  expect(judging.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([]);
});

test('no fault names a check that does not exist', async () => {
  const named = (await faults()).flatMap((fault) =>
    RELEASES.flatMap((release) => (breaksOf(fault, release) ?? []).map((check) => ({ id: fault.id, release, check }))),
  );
  expect(named.filter(({ check }) => !checks.includes(check))).toEqual([]);
});

test('there are at least 150 faults, each of a name of its own', async () => {
  const ids = (await faults()).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(150);
});
