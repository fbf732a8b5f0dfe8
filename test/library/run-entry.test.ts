import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { defineCheck, defineScenario, pass, run, startReference, type ReferenceSettings } from '../../src/index.js';
import { scratchFolder } from '../cli/testing/scratch.js';
import { projectOfSomebodyElse } from './testing/project.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const execute = promisify(execFile);
const project = projectOfSomebodyElse();

async function reference(settings: ReferenceSettings = {}) {
  const server = await startReference(settings);
  onTestFinished(() => server.close());
  return server;
}

test('from JavaScript: it prints nothing, leaves no file, and the process ends by itself', async () => {
  const script = `
    import { run, startReference } from 'fhir-handshake';
    const server = await startReference({ fhir: 'r4b', token: 'access-1' });
    const only = ['metadata', 'handshake'];
    const { report, transcripts, exitCode, interrupted, render } = await run({ baseUrl: server.baseUrl, token: 'access-1', only });
    const left = server.resources();
    await server.close();
    const { release } = report.target;
    const junit = (await render('junit')).slice(0, 5);
    const scenarios = transcripts.map(({ header }) => header.scenario);
    process.stdout.write(JSON.stringify({ exitCode, interrupted, verdict: report.summary.verdict, release, left, junit, scenarios }));`;
  await writeFile(join(project(), 'main.js'), script);
  const temporary = join(project(), 'tmp');
  await mkdir(temporary);
  const env = { ...process.env, TMPDIR: temporary };
  const { stdout, stderr } = await execute(process.execPath, ['main.js'], { cwd: project(), env });
  expect(stderr).toBe('');
  const told: unknown = JSON.parse(stdout);
  expect(told).toMatchObject({
    exitCode: 0,
    interrupted: false,
    verdict: 'pass',
    release: 'R4B',
    left: 0,
    junit: '<?xml',
  });
  expect(told).toHaveProperty('scenarios', expect.arrayContaining(['discovery', 'binding', 'session']));
  expect(await readdir(temporary)).toEqual([]);
  expect((await readdir(project())).sort()).toEqual(['main.js', 'node_modules', 'package.json', 'tmp']);
});

test('from TypeScript', async () => {
  await mkdir(join(project(), 'node_modules', '@types'), { recursive: true });
  await symlink(join(root, 'node_modules', '@types', 'node'), join(project(), 'node_modules', '@types', 'node'));
  await writeFile(
    join(project(), 'main.ts'),
    `import { run, startReference, Trouble, type Report, type RunResult, type RunWish } from 'fhir-handshake';

    const server = await startReference({ faults: ['heartbeat-stops'], tls: true });
    const wish: RunWish = { baseUrl: server.baseUrl, insecure: true, only: 'heartbeat', signal: AbortSignal.timeout(1000) };
    const result: RunResult = await run(wish);
    const report: Report = result.report;
    const verdict: 'pass' | 'fail' | 'inconclusive' | 'error' = report.summary.verdict;
    export const text: string = verdict + (await result.render('html'));
    export const isTrouble = (thrown: unknown): thrown is Trouble => thrown instanceof Trouble && thrown.exitCode === 3;
    // @ts-expect-error: it is timeBudget
    void run({ baseUrl: server.baseUrl, timeBuget: 3 });
    // @ts-expect-error: there is no such reporter
    void result.render('xml');`,
  );
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const words = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node', 'main.ts'];
  await expect(execute(tsc, words, { cwd: project() })).resolves.toMatchObject({ stdout: '' });
});

test('what fails is in the report; a file of one’s own and suites of one’s own count as with the command', async () => {
  const seen: string[] = [];
  const scenario = defineScenario({
    id: 'my-own',
    title: 'A story of my own',
    phase: 'walk',
    connections: 0,
    play: async (subscriber) => void seen.push(subscriber.facts.baseUrl),
  });
  const check = defineCheck({
    id: 'metadata.my-own',
    title: 'Mine holds',
    requirements: ['ALL-META-01'],
    cause: 'Nothing.',
    remedy: 'Nothing.',
    judge: () => pass('it does'),
  });
  const { report, exitCode } = await run({
    reference: true,
    fault: 'notification-empty-shows-focus',
    only: ['notification.empty-no-focus', 'my-own'],
    suites: [{ scenario, checks: [check] }],
  });
  expect([exitCode, report.summary.verdict, seen.length]).toEqual([1, 'fail', 1]);
  const verdicts = report.checks.map(({ id, verdict }) => [id, verdict]);
  expect(verdicts).toContainEqual(['metadata.my-own', 'pass']);
  expect(verdicts).toContainEqual(['notification.empty-no-focus', 'fail']);
});

test('an aborted run removes what it made, and is judged as far as it came', async () => {
  const server = await reference();
  const controller = new AbortController();
  const listeners = process.listenerCount('SIGINT');
  const running = run({
    baseUrl: server.baseUrl,
    signal: controller.signal,
    onProgress: () => {
      if (server.resources() > 5) controller.abort();
    },
  });
  const { report, interrupted, exitCode } = await running;
  expect([interrupted, exitCode, server.resources()]).toEqual([true, 130, 0]);
  const { fail, warn, error, inconclusive } = report.summary;
  expect([fail, warn, error, inconclusive > 0]).toEqual([0, 0, 0, true]);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});

test('a run that is aborted before it begins rejects with the reason, and sends nothing', async () => {
  const log: string[] = [];
  const server = await reference({ log: (line) => log.push(line) });
  const reason = new Error('not today');
  await expect(run({ baseUrl: server.baseUrl, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(log).toEqual([]);
});

test('a run that is aborted while the first answer is waited for is over at once, and accuses nobody', async () => {
  const controller = new AbortController();
  const server = createServer(() => controller.abort());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const running = run({ baseUrl: `http://127.0.0.1:${String(port)}/fhir`, signal: controller.signal });
  const { interrupted, exitCode, report } = await running;
  expect([interrupted, exitCode, report.summary.fail, report.summary.pass]).toEqual([true, 130, 0, 0]);
});

test('a journal is written as things are created, and goes when nothing is left', async () => {
  const server = await reference();
  const folder = await scratchFolder();
  const journal = join(folder, 'journal.jsonl');
  const seen = new Set<boolean>();
  const onProgress = () => void seen.add(existsSync(journal) && readFileSync(journal, 'utf8').includes('Subscription'));
  const { exitCode } = await run({ baseUrl: server.baseUrl, only: 'handshake', journal, onProgress });
  expect([exitCode, seen.has(true), await readdir(folder)]).toEqual([0, true, []]);
});

test('several runs at once know nothing of each other', async () => {
  const [one, other] = await Promise.all([reference({ fhir: 'r4' }), reference({ faults: ['events-omit-topic'] })]);
  const results = await Promise.all([one, other].map(({ baseUrl }) => run({ baseUrl, only: 'events' })));
  expect(results.map(({ report }) => report.target.release)).toEqual(['R4', 'R5']);
  expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  const warned = results[1]?.report.checks.filter(({ verdict }) => verdict === 'warn').map(({ id }) => id);
  expect(new Set(warned)).toEqual(new Set(['events.status-topic-time']));
});

test.each([
  ['a target that nobody reaches', { baseUrl: 'http://127.0.0.1:1/fhir' }, 3],
  ['a word that matches nothing', { reference: true, only: 'hartbeat' }, 2],
  ['no target', {}, 2],
])('%s rejects with a Trouble', async (_words, wish, exitCode) => {
  await expect(run(wish)).rejects.toMatchObject({ name: 'Trouble', exitCode });
});
