import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { objectsAt, textAt, type JsonObject } from '../../src/model/index.js';
import { startReference } from '../../src/reference/index.js';
import { cli } from './testing/process.js';
import { jsonIn, scratchFolder } from './testing/scratch.js';

const TIME = { timeout: 120_000 };

/** All that a report says of the target, but for what differs from run to run: ids, times and their measures. */
function verdictsIn(report: JsonObject): unknown {
  return {
    target: report['target'],
    summary: report['summary'],
    requirements: report['requirements'],
    scenarios: objectsAt(report, 'scenarios').map((scenario) => textAt(scenario, 'id')),
    checks: objectsAt(report, 'checks').map((check) => [
      ...['id', 'stage', 'scenario', 'verdict'].map((name) => textAt(check, name)),
    ]),
  };
}

describe('report', () => {
  test('renders a run that is read back as the run itself did', TIME, async () => {
    const folder = await scratchFolder();
    const file = (name: string) => join(folder, name);
    const names = ['json', 'junit', 'html', 'markdown', 'mermaid', 'badge', 'testreport'];
    const reporters = (when: string) => names.flatMap((name) => ['--reporter', `${name}=${file(`${when}.${name}`)}`]);
    const words = ['--reference', '--fault', 'heartbeat-stops', '--only', 'heartbeat'];
    const live = await cli(['run', ...words, '--transcript', file('transcripts'), ...reporters('live')]);

    const again = await cli(['report', file('live.json'), ...reporters('again')]);
    expect(again).toEqual({ exitCode: live.exitCode, stdout: '', stderr: '' });
    for (const name of names) {
      expect(await readFile(file(`again.${name}`), 'utf8'), name).toBe(await readFile(file(`live.${name}`), 'utf8'));
    }
    expect(await readFile(file('again.mermaid'), 'utf8')).toContain('sequenceDiagram');

    const strict = await cli(['report', file('live.json'), '--strict', '--quiet']);
    expect(strict.exitCode).toBe(1);
  });

  test('says where the transcripts are missing, and what is no report', TIME, async () => {
    const folder = await scratchFolder();
    const file = join(folder, 'report.json');
    await cli(['run', '--reference', '--only', 'metadata', '--reporter', `json=${file}`]);
    const drawn = await cli(['report', file, '--reporter', 'mermaid']);
    expect(drawn.stdout).toContain('Nothing can be drawn');
    expect(drawn.stderr).toContain('--transcripts');

    await writeFile(file, '{"schemaVersion": 2}');
    const refused = await cli(['report', file]);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('is no report of fhir-handshake');
  });
});

test('report merge says of all shards what one run says', TIME, async () => {
  const folder = await scratchFolder();
  const file = (name: string) => join(folder, name);
  const server = await startReference({ faults: ['heartbeat-stops', 'notification-empty-shows-focus'] });
  try {
    const run = (name: string, ...words: string[]) =>
      cli([
        'run',
        server.baseUrl,
        ...words,
        '--transcript',
        file(name),
        '--reporter',
        `json=${file(`${name}/report.json`)}`,
      ]);
    const whole = await run('whole');
    for (const shard of ['1/3', '2/3', '3/3']) await run(shard.replace('/', '-of-'), '--shard', shard);

    const parts = ['3-of-3', '1-of-3', '2-of-3'].map((name) => file(`${name}/report.json`));
    const reporters = ['--reporter', `json=${file('merged.json')}`, '--reporter', `mermaid=${file('merged.md')}`];
    const merged = await cli(['report', 'merge', ...parts, ...reporters]);
    expect(merged).toEqual({ exitCode: whole.exitCode, stdout: '', stderr: '' });
    expect(verdictsIn(await jsonIn(file('merged.json')))).toEqual(verdictsIn(await jsonIn(file('whole/report.json'))));
    const scenarios = objectsAt(await jsonIn(file('merged.json')), 'scenarios').length;
    expect((await readFile(file('merged.md'), 'utf8')).match(/^sequenceDiagram$/gm)).toHaveLength(scenarios);

    const [part = ''] = parts;
    const again = await cli(['judge', file('3-of-3'), '--reporter', 'json']);
    expect(JSON.parse(again.stdout)).toEqual(await jsonIn(part));
    const missing = await cli(['report', 'merge', part]);
    expect(missing).toMatchObject({ exitCode: 2, stdout: '' });
    expect(missing.stderr).toContain('Shard 1/3 is missing');
  } finally {
    await server.close();
  }
});

test('report diff tells what broke and what was fixed', TIME, async () => {
  const folder = await scratchFolder();
  const file = (name: string) => join(folder, `${name}.json`);
  const run = (name: string, ...words: string[]) =>
    cli(['run', '--reference', '--only', 'metadata,topics', ...words, '--reporter', `json=${file(name)}`]);
  await run('good');
  await run('bad', '--fault', 'metadata-forgets-format');

  const worse = await cli(['report', 'diff', file('good'), file('bad')]);
  expect(worse.exitCode).toBe(1);
  expect(worse.stdout).toMatch(/^Broken \(\d+\)\n {2}(metadata|topics)\.[a-z-]+ \(discovery\) {2}pass → fail: /m);
  expect(worse.stdout.trimEnd().split('\n').at(-1)).toMatch(/^FAIL \d+ broken, 0 fixed/);

  const better = await cli(['report', 'diff', file('bad'), file('good'), '--json']);
  expect(better.exitCode).toBe(0);
  expect(JSON.parse(better.stdout)).toMatchObject({ fixed: [{ before: 'fail', after: 'pass' }], broken: [] });

  const same = await cli(['report', 'diff', file('bad'), file('bad')]);
  expect(same.exitCode).toBe(0);
});
