import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isCheck, STAGES, type Check, type Release, type Requirement } from '../../src/model/index.js';
import { requirements } from './index.js';

/** Every check that a suite exports, whatever its file. */
async function allChecks(): Promise<Check[]> {
  const suites = new URL('../', import.meta.url);
  const files = readdirSync(suites, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort();
  const modules = await Promise.all(files.map((file): Promise<object> => import(new URL(file, suites).href)));
  return [...new Set(modules.flatMap((module) => Object.values<unknown>({ ...module }).filter(isCheck)))];
}

const awaiting = requirements.filter(({ untested }) => untested === 'no check yet');

/** How many rules may wait for a check. Lower it with each check that is written; nothing raises it. */
const MOST_AWAITING = 0;

/** How many of the decidable rules a check verifies, by release and channel. Raise it with each check; nothing lowers it. */
const LEAST_VERIFIED: readonly (readonly [Release, Requirement['channel'], number])[] = [
  ['R4', 'any', 153],
  ['R4', 'websocket', 54],
  ['R4', 'rest-hook', 17],
  ['R4B', 'any', 152],
  ['R4B', 'websocket', 54],
  ['R4B', 'rest-hook', 17],
  ['R5', 'any', 136],
  ['R5', 'websocket', 54],
  ['R5', 'rest-hook', 17],
];

/** Rules about SubscriptionTopic and SubscriptionStatus begin with R4B, which brought them. */
const SHARED: readonly (readonly Release[])[] = [
  ['R4', 'R4B', 'R5'],
  ['R4B', 'R5'],
];

/** What the first word of an id says of the releases. */
const RELEASES_OF: Readonly<Record<string, readonly (readonly Release[])[]>> = {
  ALL: SHARED,
  FHIR: SHARED,
  BP: [['R4', 'R4B']],
  R4: [['R4']],
  R4B: [['R4B']],
  R5: [['R5']],
};

describe('the catalogue', () => {
  test('holds the rules of every release and channel, each once', () => {
    expect(requirements).toHaveLength(354);
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(354);
  });

  test('is in the order of the walk', () => {
    expect([...new Set(requirements.map(({ stage }) => stage))]).toEqual(STAGES);
  });

  test.each(requirements.map((row) => [row.id, row] as const))('%s is complete', (id, row) => {
    expect(id).toMatch(/^(ALL|BP|FHIR|R4|R4B|R5)-[A-Z]+-\d\d$/);
    expect(STAGES).toContain(row.stage);
    expect(RELEASES_OF[id.split('-')[0] ?? '']).toContainEqual(row.releases);
    expect(row.statement).toMatch(/\.$/);
    expect(row.condition).not.toBe('');
    expect(row.sources.length).toBeGreaterThan(0);
    for (const source of row.sources) expect(new URL(source).protocol).toBe('https:');
    expect(row.undecided ?? '').toMatch(row.testable === 'yes' ? /^$/ : /^[A-Z].*\.$/);
    for (const number of row.inferno ?? ['1']) expect(number).toMatch(/^[1-9]\d*$/);
  });

  test(`${awaiting.length} rules wait for a check, and never more than before`, () => {
    expect(awaiting.length).toBeLessThanOrEqual(MOST_AWAITING);
    expect(awaiting.filter(({ testable }) => testable !== 'yes')).toEqual([]);
  });

  test('a rule is verified by a check, or says why none verifies it, and never both', async () => {
    const verified = new Set((await allChecks()).flatMap((check) => check.requirements));
    const unexplained = requirements.filter((row) => !verified.has(row.id) && row.untested === undefined);
    const contradicted = requirements.filter((row) => verified.has(row.id) && row.untested !== undefined);
    expect({ unexplained: unexplained.map(({ id }) => id), contradicted: contradicted.map(({ id }) => id) }).toEqual({
      unexplained: [],
      contradicted: [],
    });
  });

  test.each(LEAST_VERIFIED)(
    'of the decidable rules of %s for %s, %i or more are verified',
    async (release, channel, least) => {
      const judging = (await allChecks()).filter((check) => check.releases?.includes(release) ?? true);
      const verified = new Set(judging.flatMap((check) => check.requirements));
      const decidable = requirements.filter(
        (row) => row.testable === 'yes' && row.channel === channel && row.releases.includes(release),
      );
      const count = decidable.filter(({ id }) => verified.has(id)).length;
      expect(decidable).not.toEqual([]);
      expect(count).toBeGreaterThanOrEqual(least);
    },
  );

  test('no rule for another channel can be decided', () => {
    const covered = new Set<string>(LEAST_VERIFIED.map(([, channel]) => channel));
    expect(requirements.filter((row) => row.testable === 'yes' && !covered.has(row.channel))).toEqual([]);
  });

  test('every check verifies rules of the catalogue', async () => {
    const known = new Set(requirements.map(({ id }) => id));
    const strangers = (await allChecks()).flatMap(({ id, requirements: named }) =>
      named.filter((row) => !known.has(row)).map((row) => `${id}: ${row}`),
    );
    expect(strangers).toEqual([]);
  });
});
