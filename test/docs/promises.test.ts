import { expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { commandLine } from '../../src/cli/command-line.js';
import { cli } from '../cli/testing/process.js';
import { scratchFolder } from '../cli/testing/scratch.js';
import { desk } from './testing/desk.js';
import { blocksIn, spansIn, textOfPage, type Block } from './testing/page.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
  (page) => page.endsWith('.md') && page !== 'docs/coverage.md',
);

/** What differs from run to run: numbers, ids, times. */
function usual(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replace(/\d+(?:\.\d+)*/g, '<number>')
    .replace(/ +$/gm, '')
    .replace(/(?<=\S) {2,}/g, ' ')
    .trim();
}

function blockWith(page: string, sign: string): Block {
  const found = blocksIn(textOfPage(page)).find(({ lines }) => lines.some((line) => line.includes(sign)));
  if (found === undefined) throw new Error(`${page} has no block with ${sign}`);
  return found;
}

test('the failure that README shows is what its command prints', async () => {
  const page = textOfPage('README.md');
  const command = 'run --reference --fault notification-empty-shows-focus';
  expect(spansIn(page)).toContain(`npx fhir-handshake ${command}`);
  const { exitCode, stdout } = await cli(command.split(' '), { cwd: await scratchFolder() });
  expect(exitCode).toBe(1);
  expect(usual(stdout)).toBe(usual(blockWith('README.md', 'notification.empty-no-focus').lines.join('\n')));
});

test('the line that README shows of validate --json is how it begins and ends', async () => {
  const at = await desk();
  const valid = JSON.stringify({ resourceType: 'Patient', active: true });
  await at.write(
    'export.ndjson',
    [valid, valid, JSON.stringify({ resourceType: 'Patient', brithDate: '1970' })].join('\n'),
  );
  const { stdout } = await at.follow('npx fhir-handshake validate export.ndjson --json --fhir r4');
  const [shown = ''] = blockWith('README.md', '"file":"export.ndjson:3"').lines;
  const [begin = '', end = ''] = shown.split('…');
  const line = stdout.split('\n').find((one) => one.includes('export.ndjson:3')) ?? '';
  expect(line.slice(0, begin.length)).toBe(begin);
  expect(line.slice(-end.length)).toBe(end);
});

test('the mistake that docs/configuration.md shows is told like that', async () => {
  const at = await desk();
  const name = 'fhir-handshake.config.yaml';
  const { lines } = blockWith('docs/configuration.md', 'timeBudget: 300');
  await at.write(name, lines.join('\n').replace('timeBudget', 'timeBuget'));
  const { exitCode, stderr } = await at.follow('npx fhir-handshake run --print-config');
  expect(exitCode).toBe(2);
  const [shown = ''] = blockWith('docs/configuration.md', '"timeBuget"').lines;
  expect(stderr.slice(0, shown.length - 1)).toBe(shown.slice(0, -1));
});

const configurations = PAGES.flatMap((page) =>
  blocksIn(textOfPage(page))
    .filter(({ language, lines }) => language === 'yaml' && lines.some((line) => line.startsWith('baseUrl:')))
    .map(({ lines, line }) => [`${page}:${String(line)}`, lines.join('\n')] as const),
);

test.each(configurations)('the configuration at %s is one', async (_place, text) => {
  const at = await desk();
  await at.write('own.yaml', text);
  const { exitCode, stderr } = await at.follow('npx fhir-handshake run --print-config --config own.yaml');
  expect([stderr, exitCode]).toEqual(['', 0]);
});

test('every flag that a page names is one', () => {
  const program = commandLine(() => undefined);
  const flags = new Set([...flagsOf(program), ...FOREIGN, '--help', '--version']);
  for (const page of PAGES) {
    const text = textOfPage(page);
    const code = [...spansIn(text), ...blocksIn(text).flatMap(({ lines }) => lines)].join('\n');
    const named = [...code.matchAll(/(?<![\w-])--[a-z][a-z-]*[a-z](?![\w-])/g)].map(([flag]) => flag);
    expect(
      [...new Set(named)].filter((flag) => !flags.has(flag)),
      page,
    ).toEqual([]);
  }
});

/** Flags of other programs. */
const FOREIGN = ['--save-dev', '--yes', '--test', '--tag', '--rm', '--volume', '--env', '--publish', '--endpoint-'];

function flagsOf(command: Command): string[] {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return [...own, ...command.commands.flatMap(flagsOf)];
}

test('every link of a page leads to a page', async () => {
  for (const page of [...PAGES, 'docs/coverage.md']) {
    const folder = join(root, page, '..');
    for (const [, target = ''] of textOfPage(page).matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)) {
      await expect(readFile(join(folder, target)), `${page}: ${target}`).resolves.toBeDefined();
    }
  }
});

test('README leads to every page', () => {
  const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const text = textOfPage('README.md');
  expect(pages.filter((name) => !text.includes(`(docs/${name})`))).toEqual([]);
});

test('the job of docs/ci.md gives the action what it takes', async () => {
  const workflow = blockWith('docs/ci.md', 'runs-on').lines.join('\n');
  expect(() => void parse(workflow)).not.toThrow();
  const [, given = ''] = /with:\n((?: {10}.*\n)+)/.exec(workflow) ?? [];
  const names = [...given.matchAll(/^ +(\w+):/gm)].map(([, name]) => name);
  expect(names).toEqual(['url', 'args']);
  const action = await readFile(join(root, 'action.yml'), 'utf8');
  for (const name of names) expect(action).toContain(`\n  ${name ?? ''}:\n`);
});

test('the line for Jenkins runs', async () => {
  const at = await desk();
  const [, line = ''] = /sh '(.*?)'/.exec(blockWith('docs/ci.md', 'stage(').lines.join('\n')) ?? [];
  const { exitCode, stderr } = await at.follow(line);
  expect([stderr, exitCode]).toEqual(['', 0]);
  await expect(readFile(join(at.cwd, 'junit.xml'), 'utf8')).resolves.toContain('<testsuite');
});
