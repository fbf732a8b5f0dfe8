import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isCheck, STAGES, type Check } from '../../src/model/index.js';
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

describe('the catalogue', () => {
  test('holds the rules of every release and channel, each once', () => {
    expect(requirements).toHaveLength(352);
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(352);
  });

  test.each(requirements.map((row) => [row.id, row] as const))('%s is complete', (id, row) => {
    expect(id).toMatch(/^(ALL|BP|FHIR|R4|R4B|R5)-[A-Z]+-\d\d$/);
    expect(STAGES).toContain(row.stage);
    expect(row.releases.length).toBeGreaterThan(0);
    expect(row.statement).toMatch(/\.$/);
    expect(row.sources.length).toBeGreaterThan(0);
    for (const source of row.sources) expect(new URL(source).protocol).toBe('https:');
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

  test('every check verifies rules of the catalogue', async () => {
    const known = new Set(requirements.map(({ id }) => id));
    const strangers = (await allChecks()).flatMap(({ id, requirements: named }) =>
      named.filter((row) => !known.has(row)).map((row) => `${id}: ${row}`),
    );
    expect(strangers).toEqual([]);
  });
});
