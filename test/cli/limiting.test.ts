import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { objectsAt, textAt, type Entry, type Transcript } from '../../src/model/index.js';
import { startReference, type RunningReference } from '../../src/reference/index.js';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { readTranscripts } from '../../src/transcript/index.js';
import { cli } from './testing/process.js';
import { jsonIn, scratchFolder } from './testing/scratch.js';

async function reference(log: string[] = []): Promise<RunningReference> {
  const server = await startReference({ log: (line) => log.push(line) });
  onTestFinished(() => server.close());
  return server;
}

interface Recorded {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly folder: string;
  readonly transcripts: readonly Transcript[];
}

async function recorded(baseUrl: string, ...words: string[]): Promise<Recorded> {
  const folder = await scratchFolder();
  const { exitCode, stdout } = await cli(['run', baseUrl, '--transcript', folder, ...words]);
  return { exitCode, stdout, folder, transcripts: await readTranscripts(folder, { incomplete: false }) };
}

/** The most that were open at once: each entry opens one, closes one, or does neither. */
function peakOf(entries: readonly Entry[], step: (entry: Entry) => 1 | -1 | 0): number {
  let open = 0;
  let peak = 0;
  for (const entry of [...entries].sort((one, other) => one.at - other.at || step(one) - step(other))) {
    open += step(entry);
    peak = Math.max(peak, open);
  }
  return peak;
}

function socketStep({ kind }: Entry): 1 | -1 | 0 {
  if (kind === 'ws-connect') return 1;
  return kind === 'ws-end' || kind === 'ws-refused' ? -1 : 0;
}

function requestStep({ kind }: Entry): 1 | -1 | 0 {
  if (kind === 'http-request') return 1;
  return kind === 'http-response' || kind === 'http-failure' ? -1 : 0;
}

test('--read-only sends GET alone, skips what has to write, and says so; judging again says the same', async () => {
  const log: string[] = [];
  const server = await reference(log);
  const file = join(await scratchFolder(), 'report.json');
  const reports = ['--reporter', 'terminal', '--reporter', `json=${file}`];
  const { exitCode, stdout, folder, transcripts } = await recorded(server.baseUrl, '--read-only', ...reports);
  expect(exitCode).toBe(0);
  expect(transcripts.map(({ header }) => header.scenario)).toEqual(['discovery']);
  const requests = log.filter((line) => /\b(GET|POST|PUT|PATCH|DELETE)\b/.test(line));
  expect(requests.length).toBeGreaterThan(2);
  expect(requests.filter((line) => !/\bGET\b/.test(line))).toEqual([]);

  const report = await jsonIn(file);
  const skipped = objectsAt(report, 'checks').filter((check) => textAt(check, 'stage') === 'heartbeat');
  expect(skipped.length).toBeGreaterThan(5);
  for (const check of skipped) {
    expect(check).toHaveProperty('verdict', 'skip');
    expect(textAt(check, 'message')).toContain('--read-only');
  }
  expect(report).toMatchObject({ run: { floorMs: 0, options: { readOnly: true } }, summary: { inconclusive: 0 } });

  const again = await cli(['judge', folder, '--reporter', 'terminal']);
  const lastLine = (text: string) => text.trim().split('\n').at(-1);
  expect([again.exitCode, lastLine(again.stdout)]).toEqual([0, lastLine(stdout)]);
});

test(
  '--connections bounds requests and WebSockets at once, and accuses nobody for it',
  { timeout: 60_000 },
  async () => {
    const server = await reference();
    const { exitCode, transcripts } = await recorded(server.baseUrl, '--connections', '3');
    const entries = transcripts.flatMap((transcript) => transcript.entries);
    expect(peakOf(entries, socketStep)).toBe(3);
    expect(peakOf(entries, requestStep)).toBe(3);
    // Some stories need more of them at once: nothing failed, but not all was tested.
    expect(exitCode).toBe(4);
  },
);

test(
  'no scenario has more connections at once than it says, and so many test everything',
  { timeout: 60_000 },
  async () => {
    const server = await reference();
    const { suites } = await loadLibrary();
    const most = Math.max(...suites.map(({ scenario }) => scenario.connections ?? Infinity));
    const { exitCode, transcripts } = await recorded(server.baseUrl, '--connections', String(most));
    expect(exitCode).toBe(0);
    for (const { header, entries } of transcripts) {
      const { scenario } = suites.find(({ scenario: { id } }) => id === header.scenario) ?? {};
      expect(peakOf(entries, socketStep), header.scenario).toBeLessThanOrEqual(scenario?.connections ?? -1);
    }
  },
);

test('--rate spaces requests out, those of the clean-up as well', { timeout: 60_000 }, async () => {
  const log: { at: number }[] = [];
  const server = await startReference({ log: () => log.push({ at: performance.now() }) });
  onTestFinished(() => server.close());
  const { exitCode, transcripts } = await recorded(server.baseUrl, '--rate', '30', '--only', 'token,events');
  expect(exitCode).toBe(0);
  expect(server.resources()).toBe(0);
  const begun = transcripts
    .flatMap((transcript) => transcript.entries)
    .filter(({ kind }) => kind === 'http-request' || kind === 'ws-connect')
    .map(({ at }) => at)
    .sort((one, other) => one - other);
  const inTheSecondFrom = (from: number) => begun.filter((at) => at >= from && at < from + 1_000).length;
  // One more, because what begins on time may be written a little later.
  expect(Math.max(...begun.map(inTheSecondFrom))).toBeLessThanOrEqual(31);
});
