import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../src/model/index.js';
import { cli } from './testing/process.js';
import { jsonIn } from './testing/scratch.js';

const FAULT = ['--reference', '--fault', 'notification-empty-shows-focus'];
const BROKEN = 'notification.empty-no-focus';
const RENDERED = ['junit=junit.xml', 'mermaid=walks.md', 'markdown=summary.md', 'html=a.html', 'testreport=t.json'];
const TIMEOUT = { timeout: 90_000 };

let folder = '';
const at = (...names: string[]) => join(folder, ...names);
const shards = () => [1, 2, 3].map((number) => at(`shard-${String(number)}`, 'report.json'));
const whole = () => at('whole', 'report.json');

/** One run of the whole, and the same in three shards; two at a time, since they mostly wait. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-reporting-'));
  const run = (name: string, more: readonly string[] = []) =>
    cli([
      ...['run', ...FAULT, ...more, '--transcript', at(name)],
      ...['json=report.json', ...RENDERED].flatMap((word) => ['--reporter', word.replace('=', `=${at(name)}/`)]),
    ]);
  const shard = (number: number) => run(`shard-${String(number)}`, ['--shard', `${String(number)}/3`]);
  await Promise.all([run('whole'), shard(1)]);
  await Promise.all([shard(2), shard(3)]);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Without what differs between two runs of the same: ports, ids and times, which the words of what passed tell too. */
function alike(value: JsonObject): string {
  const { verdict, message, findings, ...rest } = value;
  return JSON.stringify(verdict === 'pass' ? { ...rest, verdict } : { ...rest, verdict, message, findings })
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replace(/\d+(\.\d+)?/g, '0');
}

describe('report merge', () => {
  test('says of three shards what one run says', TIMEOUT, async () => {
    const ended = await cli([
      ...['report', 'merge', ...shards(), '--collect', at('collected'), '--reporter', `json=${at('merged.json')}`],
    ]);
    expect(ended).toMatchObject({ exitCode: 1, stderr: '' });
    const [merged, one] = [await jsonIn(at('merged.json')), await jsonIn(whole())];
    expect(merged.summary).toEqual(one.summary);
    expect(merged.requirements).toEqual(one.requirements);
    for (const part of ['checks', 'scenarios'] as const) {
      expect(objectsAt(merged, part).map(alike)).toEqual(objectsAt(one, part).map(alike));
    }
    const options = (report: JsonObject) => ({ ...objectAt(report, 'run', 'options'), transcript: '' });
    expect(options(merged)).toEqual(options(one));
    expect(objectsAt(merged, 'run', 'shards').map((shard) => textAt(shard, 'shard'))).toEqual(['1/3', '2/3', '3/3']);
  });

  test('collects the transcripts, from which every reporter renders', TIMEOUT, async () => {
    const names = (await readdir(at('whole'))).filter((name) => name.endsWith('.ndjson'));
    expect((await readdir(at('collected'))).sort()).toEqual(names.sort());
    const { stdout } = await cli([
      'report',
      at('merged.json'),
      '--transcript',
      at('collected'),
      '--reporter',
      'mermaid',
    ]);
    expect(stdout.match(/^sequenceDiagram$/gm)).toHaveLength(names.length);
    expect(stdout).toContain(`FAIL ${BROKEN}`);
  });

  test('refuses less than all shards', async () => {
    const ended = await cli(['report', 'merge', ...shards().slice(1)]);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain('shard 1/3 is missing');
  });

  test('a shard is judged again as it was', TIMEOUT, async () => {
    const again = await cli(['judge', at('shard-2'), '--reporter', 'json']);
    expect(JSON.parse(again.stdout)).toEqual(await jsonIn(at('shard-2', 'report.json')));
  });
});

describe('report', () => {
  test.each(['json=report.json', ...RENDERED])(
    'renders %s as the run did, which found the transcripts beside it',
    async (word) => {
      const [name = '', file = ''] = word.split('=');
      const { stdout, exitCode } = await cli(['report', whole(), '--reporter', name]);
      expect(stdout).toBe(await readFile(at('whole', file), 'utf8'));
      expect(exitCode).toBe(1);
    },
  );

  test('holds it against known failures, and writes their list', async () => {
    const list = ['--known-failures', at('known.yaml')];
    expect((await cli(['report', whole(), ...list])).stderr).toContain('--update-known-failures makes one');
    const written = await cli(['report', whole(), ...list, '--update-known-failures', '--quiet']);
    expect(written).toMatchObject({ exitCode: 0, stderr: `${at('known.yaml')}: 1 added, 0 removed, 0 kept.\n` });
    expect(await readFile(at('known.yaml'), 'utf8')).toContain(
      `  - check: ${BROKEN}\n    releases: [R5]\n    reason: `,
    );

    const known = await cli(['judge', at('whole'), ...list, '--quiet']);
    expect(known.stdout).toMatch(/^PASS 1 failed, 1 of them known, /);
    expect(known.exitCode).toBe(0);
    const merged = await cli(['report', 'merge', ...shards(), ...list, '--quiet']);
    expect(merged).toMatchObject({ exitCode: 0, stderr: '' });

    await writeFile(at('stale.yaml'), 'failures:\n  - check: bind.pong\n    reason: it never came\n');
    const stale = await cli(['report', whole(), '--known-failures', at('stale.yaml'), '--quiet']);
    expect(stale.exitCode).toBe(1);
    expect(stale.stdout).toContain('stale.yaml, line 2: bind.pong\n    all that it names passed.');
  });

  test.each([
    ['a file that is no report', 'walks.md', 'is no report of fhir-handshake'],
    ['a transcript', 'session.ndjson', 'is no report of fhir-handshake'],
    ['a record', 'run.json', 'is no report of fhir-handshake'],
    ['a file that is not there', 'nothing.json', 'there is no such file'],
  ])('refuses %s', async (_name, file, words) => {
    const ended = await cli(['report', at('whole', file)]);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain(words);
  });

  test('refuses a report that was changed, and says where', async () => {
    const report = await jsonIn(whole());
    await writeFile(at('changed.json'), JSON.stringify({ ...report, summary: { verdict: 'great' } }));
    expect((await cli(['report', at('changed.json')])).stderr).toContain('/summary must have required property');
    await writeFile(at('later.json'), JSON.stringify({ ...report, schemaVersion: 2 }));
    expect((await cli(['report', at('later.json')])).stderr).toContain('has schemaVersion 2');
  });

  test('refuses the transcripts of another run', async () => {
    const ended = await cli(['report', whole(), '--transcript', at('shard-1')]);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toMatch(/is of another run than the report|does not exist/);
  });
});

describe('report diff', () => {
  test('finds what broke and what was fixed, in text and in JSON', async () => {
    const report = await jsonIn(whole());
    const checks = objectsAt(report, 'checks').map((check) =>
      textAt(check, 'id') === BROKEN ? { ...check, verdict: 'pass' } : check,
    );
    await writeFile(at('before.json'), JSON.stringify({ ...report, checks }));
    const broken = await cli(['report', 'diff', at('before.json'), whole()]);
    expect(broken.exitCode).toBe(1);
    expect(broken.stdout).toContain(`Broken (1)\n  ${BROKEN} (payload): pass → fail`);
    const fixed = await cli(['report', 'diff', whole(), at('before.json'), '--json']);
    expect(fixed.exitCode).toBe(0);
    expect(JSON.parse(fixed.stdout)).toMatchObject({ broken: [], fixed: [{ id: BROKEN, from: 'fail', to: 'pass' }] });
  });
});
