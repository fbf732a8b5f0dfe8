import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pass, type Check } from '../model/index.js';
import { requireKnownWords } from './known-words.js';
import { loadLibrary, requireSound } from './load-suites.js';
import type { FoundSuite } from './suite-file.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-suites-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A module as a user writes it, without importing anything. */
async function userSuite(name: string, text: string): Promise<string> {
  const file = join(folder, `${name}.mjs`);
  await writeFile(file, text);
  return file;
}

const scenario = `export const mine = { id: 'mine', title: 'Mine', phase: 'walk', play: async () => {} };\n`;
const check = (about: string) => `export const rule = { ${about}, title: 't', cause: 'c', remedy: 'r', judge() {} };\n`;

describe('the built-in suites', () => {
  test('load, discovery first, every check with a rule of the catalogue', async () => {
    const { suites, catalogue } = await loadLibrary();
    expect(suites[0]?.scenario.id).toBe('discovery');
    expect(suites.flatMap(({ checks }) => checks.map(({ id }) => id))).toContain('metadata.capabilities');
    expect(catalogue.length).toBeGreaterThan(100);
  });
});

describe('suites of a user', () => {
  test('stand beside the built-in ones', async () => {
    const file = await userSuite('good', scenario + check(`id: 'heartbeat.mine', requirements: ['R5-HB-01']`));
    const { suites } = await loadLibrary([file]);
    const mine = suites.find((suite) => suite.scenario.id === 'mine');
    expect(mine?.checks.map(({ id }) => id)).toEqual(['heartbeat.mine']);
  });

  test('may export what they consist of in a list', async () => {
    const file = await userSuite('list', `${scenario}${check(`id: 'heartbeat.mine', requirements: ['R5-HB-01']`)}`);
    const listed = await userSuite(
      'listed',
      `import * as all from ${JSON.stringify(file)};\nexport const parts = Object.values(all);`,
    );
    const { suites } = await loadLibrary([listed]);
    expect(suites.find((suite) => suite.scenario.id === 'mine')?.checks.map(({ id }) => id)).toEqual([
      'heartbeat.mine',
    ]);
  });

  test.each([
    ['no-scenario', check(`id: 'heartbeat.mine', requirements: ['R5-HB-01']`), 'exports no scenario'],
    ['two', scenario + scenario.replaceAll('mine', 'other'), 'exports several scenarios (mine, other)'],
    [
      'unknown-rule',
      scenario + check(`id: 'heartbeat.mine', requirements: ['R5-NO-1']`),
      'unknown requirement, R5-NO-1',
    ],
    ['no-rule', scenario + check(`id: 'heartbeat.mine', requirements: []`), 'names no requirement'],
    ['no-stage', scenario + check(`id: 'pulse.mine', requirements: ['R5-HB-01']`), 'must start with a stage'],
    ['taken', scenario.replace(`'mine'`, `'discovery'`), 'Scenario discovery is defined in suites/discovery and again'],
    ['bad-name', scenario.replace(`'mine'`, `'../mine'`), 'lower-case letters'],
    ['broken', 'export const = 1', 'cannot be loaded'],
  ])('%s is refused, naming the file', async (name, text, message) => {
    const file = await userSuite(name, text);
    await expect(loadLibrary([file])).rejects.toThrow(message);
    await expect(loadLibrary([file])).rejects.toThrow(`${name}.mjs`);
  });

  test('a file that is not there is refused', async () => {
    await expect(loadLibrary([join(folder, 'absent.js')])).rejects.toThrow('there is no such file');
  });
});

const sample: Check = {
  id: 'heartbeat.interval',
  title: 't',
  requirements: ['R5-HB-01'],
  cause: 'c',
  remedy: 'r',
  judge: () => pass('seen'),
};

function suite(place: string, id: string, checks: Check[]): FoundSuite {
  return { place, scenario: { id, title: id, phase: 'walk', play: async () => undefined }, checks };
}

test('a check id is used once', async () => {
  const { catalogue } = await loadLibrary();
  const suites = [suite('suites/one', 'one', [sample]), suite('suites/two', 'two', [sample])];
  expect(() => requireSound(suites, catalogue)).toThrow(
    'Check heartbeat.interval is defined in suites/one and again in suites/two',
  );
});

describe('a selection', () => {
  const suites = [suite('suites/one', 'one', [sample])];

  test.each(['one', 'heartbeat', 'heartbeat.interval', 'R5-HB-01'])('may name %s', (word) => {
    expect(() => requireKnownWords({ only: [word], skip: [word] }, suites)).not.toThrow();
  });

  test.each([
    [{ only: ['hartbeat'], skip: [] }, '--only hartbeat matches nothing', 'Did you mean "heartbeat"'],
    [{ only: [], skip: ['R5-HB-1'] }, '--skip R5-HB-1 matches nothing', 'Did you mean "R5-HB-01"'],
  ])('that matches nothing is refused', (selection, ...messages) => {
    for (const message of messages) expect(() => requireKnownWords(selection, suites)).toThrow(message);
  });
});
