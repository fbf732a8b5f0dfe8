import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { listAt, objectsAt, parseJson, textAt, type JsonObject } from '../../src/model/index.js';
import { startReference } from '../../src/reference/index.js';
import { cli, start } from './testing/process.js';
import { jsonIn, scratchFolder } from './testing/scratch.js';

const launcher = fileURLToPath(new URL('../../bin/fhir-handshake.js', import.meta.url));

/** A reference server in a process of its own; its base URL. */
async function reference(...options: string[]): Promise<string> {
  const server = start(['reference', ...options]);
  onTestFinished(async () => {
    server.signal('SIGTERM');
    await server.ended;
  });
  return (await server.saw(/http:\/\/\S+/))[0];
}

/** What a search of every type finds that clients can create. */
async function stored(baseUrl: string, query = ''): Promise<JsonObject[]> {
  const get = async (path: string) => parseJson(await (await fetch(`${baseUrl}/${path}`)).text());
  const types = objectsAt(await get('metadata'), 'rest', 0, 'resource').flatMap((one) => textAt(one, 'type') ?? []);
  const own = types.filter((type) => type !== 'SubscriptionTopic');
  const found = own.map(async (type) => objectsAt(await get(`${type}${query}`), 'entry'));
  return (await Promise.all(found)).flat();
}

interface Killed {
  readonly journal: string;
  /** False where the run was over before it could be killed. */
  readonly wasKilled: boolean;
}

/** Kills a run, without any warning, as soon as its journal has so many lines. */
async function killedAt(baseUrl: string, lines: number): Promise<Killed> {
  const folder = await scratchFolder();
  const journal = join(folder, 'journal.jsonl');
  const words = ['run', baseUrl, '--only', 'negotiation,delivery', '--transcript', folder, '--quiet'];
  const run = spawn(process.execPath, [launcher, ...words], { stdio: 'ignore' });
  let isOver = false;
  const ended = new Promise<NodeJS.Signals | null>((resolve) => run.on('close', (_code, signal) => resolve(signal)));
  void ended.then(() => (isOver = true));
  const count = () => (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0);
  while (!isOver && count() < lines) await sleep(1);
  run.kill('SIGKILL');
  return { journal, wasKilled: (await ended) === 'SIGKILL' };
}

/** Numbers from 1 to `most`, always the same for a seed (mulberry32). */
function seededMoments(seed: number, count: number, most: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return 1 + (((mixed ^ (mixed >>> 14)) >>> 0) % most);
  });
}

test('after kill -9 at twenty random moments, clean leaves nothing of the runs', { timeout: 120_000 }, async () => {
  const baseUrl = await reference();
  const others = await fetch(`${baseUrl}/Patient`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify({ resourceType: 'Patient', meta: { tag: [{ system: 'urn:fhir-handshake:run', code: 'x' }] } }),
  });
  expect(others.status).toBe(201);

  const moments = seededMoments(20_261_126, 20, 130);
  let killed = 0;
  let removed = 0;
  const killAndClean = async () => {
    for (let moment = moments.shift(); moment !== undefined; moment = moments.shift()) {
      const { journal, wasKilled } = await killedAt(baseUrl, moment);
      if (!wasKilled) continue;
      killed += 1;
      const run = textAt(parseJson(readFileSync(journal, 'utf8').split('\n')[0] ?? ''), 'run') ?? '';
      const { exitCode, stdout, stderr } = await cli(['clean', journal]);
      expect([exitCode, stderr], `${stdout} at line ${String(moment)}`).toEqual([0, '']);
      removed += /removed (.*)\./.exec(stdout)?.[1]?.split(', ').length ?? 0;
      expect(existsSync(journal)).toBe(false);
      expect(await stored(baseUrl, `?_tag=urn:fhir-handshake:run|${run}`)).toEqual([]);
    }
  };
  await Promise.all(Array.from({ length: 4 }, killAndClean));

  expect(killed).toBeGreaterThan(10);
  expect(removed).toBeGreaterThan(killed);
  // Nothing but what somebody else left there, whatever tag it carries.
  expect(await stored(baseUrl)).toHaveLength(1);
});

test(
  'a resource that cannot be removed is named: in the report, at the end, by clean',
  { timeout: 60_000 },
  async () => {
    const baseUrl = await reference('--fault', 'deletion-refused');
    const folder = await scratchFolder();
    const file = join(folder, 'report.json');
    const words = ['run', baseUrl, '--only', 'token', '--transcript', folder, '--reporter', `json=${file}`];
    const { stderr } = await cli([...words, '--reporter', 'terminal']);
    const journal = join(folder, 'journal.jsonl');
    expect(stderr).toMatch(/This may be left on the target: Subscription\/\S+/);
    expect(stderr).toContain(`Remove it with: fhir-handshake clean ${journal}`);

    expect(JSON.stringify(listAt(await jsonIn(file), 'run', 'leftBehind'))).toMatch(/"Subscription\/\S+"/);

    const cleaned = await cli(['clean', journal]);
    expect(cleaned.exitCode).toBe(1);
    expect(cleaned.stdout).toMatch(
      /Still there: Subscription\/\S+ \(the target answered 4\d\d.*\)\. Remove it by hand\./,
    );
    expect(await readdir(folder)).toContain('journal.jsonl');
  },
);

test('clean refuses what is no journal, and says where nobody answers', async () => {
  const file = join(await scratchFolder(), 'journal.jsonl');
  const absent = await cli(['clean', file]);
  expect(absent).toMatchObject({ exitCode: 2, stdout: '' });
  expect(absent.stderr).toContain('there is no such file or folder');
  const other = await cli(['clean', fileURLToPath(import.meta.url)]);
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toContain('is no journal of a run');
});

test('clean asks as the configuration file says, and lists the journals that killed runs left', async () => {
  const server = await startReference({ authorization: 'let-me-in' });
  onTestFinished(() => server.close());
  const headers = { authorization: 'Bearer let-me-in', 'content-type': 'application/fhir+json' };
  const body = JSON.stringify({ resourceType: 'Patient' });
  const created = await fetch(`${server.baseUrl}/Patient`, { method: 'POST', headers, body });
  const id = /Patient\/([^/]+)/.exec(created.headers.get('location') ?? '')?.[1] ?? '';

  const folder = await scratchFolder();
  const journal = join(folder, 'fhir-handshake-run-1.journal.jsonl');
  const lines = [
    { run: 'run-1', baseUrl: server.baseUrl, startedAt: '2026-01-01T10:00:00.000Z', tool: 'fhir-handshake' },
    { run: 'run-1', ticket: 1, planned: 'Patient' },
    { run: 'run-1', ticket: 1, created: `Patient/${id}` },
  ];
  await writeFile(journal, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const listed = await cli(['clean'], { env: { TMPDIR: folder } });
  expect(listed.stdout).toContain(`fhir-handshake clean ${journal}\n  the run of 2026-01-01T10:00:00.000Z against`);

  const denied = await cli(['clean', journal]);
  expect([denied.exitCode, denied.stdout]).toEqual([1, expect.stringContaining(`Still there: Patient/${id} (`)]);
  await writeFile(join(folder, 'fhir-handshake.config.yaml'), `baseUrl: ${server.baseUrl}\ntoken: let-me-in\n`);
  const cleaned = await cli(['clean', journal], { cwd: folder });
  expect([cleaned.exitCode, cleaned.stdout]).toEqual([0, expect.stringContaining(`removed Patient/${id}.`)]);
  expect([server.resources(), existsSync(journal)]).toEqual([0, false]);
});
