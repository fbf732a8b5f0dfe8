import { cp, readdir, rm } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { listAt, textAt } from '../../src/model/index.js';
import { start } from '../cli/testing/process.js';
import { jsonIn } from '../cli/testing/scratch.js';
import { desk, type Desk } from './testing/desk.js';
import { blocksIn, textOfPage, trialsIn, type Command, type Trial } from './testing/page.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((page) =>
  page.endsWith('.md'),
);

/** Commands that no test can run, and why. */
const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [/^docker /, 'takes Docker and its registry; test/ci holds the Dockerfile against what there is'],
  [/^npm install --save-dev fhir-handshake\b/, 'takes the published package; the built one lies where it would be'],
  [
    /^npx fhir-handshake verify certification --key certification\.public\.jwk/,
    'needs the bundle of a certify that asks at the terminal; docs/certification-bodies.md runs both with attestations',
  ],
];

/** Exit codes other than 0 that the pages promise. */
const EXITS: readonly (readonly [RegExp, number, string])[] = [
  [/ validate notification\.json export\.ndjson/, 1, 'something is invalid'],
  [/--strict$/, 1, 'docs/suites.md: it ends with exit code 1'],
  [/ certify (?!.*--attestations)/, 2, 'without a terminal it prints the attestations to fill in'],
];

/** What a page has a reader bring along. */
const BROUGHT: Readonly<Record<string, (at: Desk) => Promise<void>>> = {
  'README.md': async (at) => {
    await at.write('notification.json', '{ "resourceType": "Patient", "active": true }');
    const lines = ['Patient', 'Practitioner'].map((resourceType) => JSON.stringify({ resourceType, active: true }));
    const wrong = JSON.stringify({ resourceType: 'Patient', brithDate: '1970-01-01' });
    await at.write('export.ndjson', [...lines, wrong].join('\n'));
    await at.write('product.yaml', await fileOf('docs/certification.md', 'product.yaml'));
    for (const shard of ['1', '2', '3']) {
      await at.follow(`npx fhir-handshake run "$FHIR_URL" --shard ${shard}/3 --reporter json=${shard}.json`);
    }
    for (const name of ['old.json', 'new.json']) await cp(join(at.cwd, '1.json'), join(at.cwd, name));
  },
  'docs/certification-bodies.md': async (at) => {
    await at.write('product.yaml', await fileOf('docs/certification.md', 'product.yaml'));
    const asked = listAt(await jsonIn(join(root, 'profiles', 'r5-websocket@1.json')), 'attestations');
    const answers = asked.map((one) => `  - { id: ${textAt(one, 'id') ?? ''}, answer: yes, by: Jane Doe }\n`);
    await at.write('attestations.yaml', `attestations:\n${answers.join('')}`);
  },
  'docs/own-subscription.md': async (at) => {
    const block = blocksIn(textOfPage('docs/own-subscription.md')).find(({ lines }) => lines[0] === '{');
    await at.write('mine.json', block?.lines.join('\n') ?? '');
  },
  'docs/reports.md': async (at) => {
    await at.follow('npx fhir-handshake run "$FHIR_URL" --reporter json=report.json');
    for (const name of ['old.json', 'new.json']) await cp(join(at.cwd, 'report.json'), join(at.cwd, name));
  },
  'docs/safety.md': async (at) => {
    const run = start(['run', at.server.baseUrl, '--transcript', 'transcripts'], { cwd: at.cwd });
    await vi.waitFor(() => expect(at.server.resources()).toBeGreaterThan(5), { timeout: 20_000, interval: 10 });
    run.signal('SIGKILL');
    await run.ended;
  },
  'docs/triggers.md': async (at) => {
    const block = blocksIn(textOfPage('docs/triggers.md')).find(({ lines }) =>
      lines[0]?.startsWith('{ "resourceType"'),
    );
    await at.write('admission.json', block?.lines.join('\n') ?? '');
  },
};

async function fileOf(page: string, name: string): Promise<string> {
  const found = trialsIn(textOfPage(page)).find((trial) => trial.kind === 'file' && trial.name === name);
  if (found?.kind === 'file') return found.text;
  throw new Error(`${page} has no block for ${name}`);
}

const ADMISSION = 'http://example.org/topics/admission';

/** Servers that pages are about. */
const SERVERS: Readonly<Record<string, Parameters<typeof desk>[0]>> = {
  'docs/own-subscription.md': { fhir: 'r4' },
  'docs/triggers.md': {
    topics: [
      {
        ...{ id: 'admission', url: ADMISSION, resource: 'Observation', fires: () => true, filters: [] },
        definition: { resourceType: 'SubscriptionTopic', id: 'admission', url: ADMISSION, status: 'active' },
      },
    ],
  },
};

/** Files that are not there yet for somebody who follows a command. */
const NOT_YET: readonly (readonly [RegExp, string])[] = [[/ init /, 'fhir-handshake.config.yaml']];

const withCommands = PAGES.filter((page) => trialsIn(textOfPage(page)).some(({ kind }) => kind === 'command'));

test.each(withCommands)('%s: every command does what the page says', { timeout: 120_000 }, async (page) => {
  const at = await desk(SERVERS[page]);
  await BROUGHT[page]?.(at);
  const trials = trialsIn(textOfPage(page));
  for (const trial of trials) {
    if (trial.kind === 'file') await at.write(trial.name, trial.text);
    else if (!NOT_RUN.some(([pattern]) => pattern.test(trial.words))) {
      await filesNamedIn(at, trial.words, trials);
      await followed(at, trial, page);
    }
  }
  expect(at.server.resources()).toBe(0);
  if (page === 'docs/safety.md') expect(await readdir(join(at.cwd, 'transcripts'))).not.toContain('journal.jsonl');
});

/** A page may show a file below the command that reads it. */
async function filesNamedIn(at: Desk, words: string, trials: readonly Trial[]): Promise<void> {
  for (const trial of trials) {
    if (trial.kind !== 'file' || !words.split(/\s/).includes(trial.name)) continue;
    if (!existsSync(join(at.cwd, trial.name))) await at.write(trial.name, trial.text);
  }
}

async function followed(at: Desk, { words, line }: Command, page: string): Promise<void> {
  for (const [pattern, file] of NOT_YET) if (pattern.test(words)) await rm(join(at.cwd, file), { force: true });
  const [, promised = 0] = EXITS.find(([pattern]) => pattern.test(words)) ?? [];
  const { exitCode, stdout, stderr } = await at.follow(words);
  expect(exitCode, `${page}:${String(line)}: ${words}\n${stdout}\n${stderr}`).toBe(promised);
  // Every file that a reporter was to write is there.
  for (const [, file = ''] of words.matchAll(/--reporter \w+=(\S+)/g)) expect(await readdir(at.cwd)).toContain(file);
}

test('every reason for leaving a command out is still needed', () => {
  const words = withCommands.flatMap((page) =>
    trialsIn(textOfPage(page)).flatMap((one) => (one.kind === 'command' ? [one.words] : [])),
  );
  for (const [pattern] of [...NOT_RUN, ...EXITS])
    expect(
      words.some((one) => pattern.test(one)),
      String(pattern),
    ).toBe(true);
  expect(words.length).toBeGreaterThan(50);
});

test('a page is taken apart into commands and files', () => {
  expect(trialsIn('text\n\n    npx fhir-handshake list # all\n\n```yaml\n# a.yaml\nb: 1\n```\n')).toEqual([
    { kind: 'command', words: 'npx fhir-handshake list # all', line: 3 },
    { kind: 'file', name: 'a.yaml', text: '# a.yaml\nb: 1\n' },
  ]);
});
