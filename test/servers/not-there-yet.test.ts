import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objectsAt, textAt, type JsonObject } from '../../src/model/index.js';
import { cli } from '../cli/testing/process.js';
import { jsonIn } from '../cli/testing/scratch.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-not-there-yet-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Servers that have not got as far yet, and all that may be said against them. */
interface Server {
  readonly name: string;
  readonly words: readonly string[];
  readonly exitCode: number;
  /** Ids of all checks that fail or warn. */
  readonly bad: readonly string[];
  /** Each root cause, the check that tells of it, and at least how many results are behind it. */
  readonly causes: readonly (readonly [reason: string, check: string, atLeast: number])[];
  /** Stages that are tested next, among others. */
  readonly next: readonly string[];
}

const NO_TOKEN = 'the server has no $get-ws-binding-token (404)';
const SILENT = 'the server understands no form of the bind message';
const OLDER = 'the server speaks the WebSocket protocol of R4 before the Backport guide (bind [id], ping [id])';
const R4B = 'notifications are those of another release, with a SubscriptionStatus, which R4 does not have';
const NO_COUNT = 'the server counts no events: the count is 0 in every notification about them';
const NO_NUMBER = 'the server numbers no events: every event has the number 0';

/** Behind a WebSocket that cannot be bound. */
const BEHIND_BIND = ['handshake', 'heartbeat', 'notification', 'rotation', 'disconnect', 'events', 'deletion'];

const servers: readonly Server[] = [
  {
    name: 'no token operation',
    words: ['--fault', 'token-is-not-offered'],
    exitCode: 4,
    bad: ['token.offered'],
    causes: [[NO_TOKEN, 'token.offered', 140]],
    next: ['bind', ...BEHIND_BIND],
  },
  {
    name: 'no bind message that is understood',
    words: ['--fault', 'bind-understands-no-message'],
    exitCode: 1,
    bad: ['bind.accepted'],
    causes: [[SILENT, 'bind.accepted', 120]],
    next: BEHIND_BIND,
  },
  {
    name: 'the protocol of R4 before the guide',
    words: ['--fhir', 'r4', '--fault', 'bind-speaks-old-protocol'],
    exitCode: 1,
    bad: ['bind.accepted'],
    causes: [[OLDER, 'bind.accepted', 120]],
    next: BEHIND_BIND,
  },
  {
    name: 'neither token operation nor a bind message',
    words: ['--fhir', 'r4', '--fault', 'bind-speaks-old-protocol', '--fault', 'token-is-not-offered'],
    exitCode: 4,
    bad: ['token.offered'],
    causes: [[NO_TOKEN, 'token.offered', 130]],
    next: ['bind', ...BEHIND_BIND],
  },
  {
    name: 'SubscriptionStatus on R4',
    words: ['--fhir', 'r4', '--fault', 'notification-is-written-as-r4b'],
    exitCode: 1,
    bad: ['notification.fhir-version'],
    causes: [[R4B, 'notification.fhir-version', 40]],
    next: ['handshake', 'heartbeat', 'notification', 'events'],
  },
  {
    name: 'counters that are always 0',
    words: ['--fault', 'notification-counts-nothing'],
    exitCode: 1,
    bad: ['notification.count-includes-event', 'notification.numbers'],
    causes: [
      [NO_COUNT, 'notification.count-includes-event', 6],
      [NO_NUMBER, 'notification.numbers', 4],
    ],
    next: ['disconnect', 'status', 'rest-hook', 'events'],
  },
];

function resultsIn(report: JsonObject, ...verdicts: readonly string[]): JsonObject[] {
  return objectsAt(report, 'checks').filter((check) => verdicts.includes(textAt(check, 'verdict') ?? ''));
}

/** Verdict, message and root cause of every result: what a recording that is judged again has to come to. */
function judged(report: JsonObject): JsonObject[] {
  return objectsAt(report, 'checks').map(({ id = '', scenario = '', verdict = '', message = '', because = '' }) => ({
    ...{ id, scenario, verdict, message, because },
  }));
}

describe('a server with', () => {
  test.concurrent.each(servers)('$name is told so, and not by a wall of red', { timeout: 60_000 }, async (server) => {
    const at = (name: string) => join(folder, `${server.name}-${name}`);
    const [transcripts, report, again] = [at('transcripts'), at('report.json'), at('again.json')];
    const ended = await cli([
      ...['run', '--reference', ...server.words, '--timeout', '3', '--transcript', transcripts],
      ...['--reporter', 'terminal', '--reporter', `json=${report}`],
    ]);
    expect(ended).toMatchObject({ exitCode: server.exitCode, stderr: '' });
    const told = await jsonIn(report);

    const bad = resultsIn(told, 'fail', 'warn', 'error').map((check) => textAt(check, 'id') ?? '');
    expect([...new Set(bad)].sort()).toEqual(server.bad);
    for (const [reason, check, atLeast] of server.causes) {
      const behind = resultsIn(told, 'inconclusive').filter((one) => textAt(one, 'because', 'reason') === reason);
      expect(behind.length).toBeGreaterThanOrEqual(atLeast);
      for (const one of behind) {
        expect(textAt(one, 'because', 'check')).toBe(check);
        expect(textAt(one, 'message')).toContain(`not judged because ${reason} (`);
      }
      expect(ended.stdout).toMatch(/^ {2}\d+ checks not judged because /m);
      expect(ended.stdout).toContain(`not judged because ${reason} (see ${check}).`);
    }
    for (const stage of server.next) {
      expect(ended.stdout).toMatch(new RegExp(`Once mended, these are tested next: .*\\b${stage} \\(\\d+ checks?\\)`));
    }
    // No line for each: what is wrong has its block, what follows from it is told once.
    expect(ended.stdout.match(/^(FAIL|WARN) {2}\S+ · /gm)?.length).toBe(server.bad.length);

    const rejudged = await cli(['judge', transcripts, '--reporter', `json=${again}`]);
    expect(rejudged.exitCode).toBe(server.exitCode);
    expect(judged(await jsonIn(again))).toEqual(judged(told));
  });
});

test(
  'a recording that does not say which stage stopped it is judged as it always was',
  { timeout: 60_000 },
  async () => {
    const at = (name: string) => join(folder, `before-${name}`);
    const [transcripts, report, again] = [at('transcripts'), at('report.json'), at('again.json')];
    await cli([
      ...['run', '--reference', '--fault', 'token-is-not-offered', '--timeout', '3', '--transcript', transcripts],
      ...['--reporter', `json=${report}`],
    ]);
    for (const name of await readdir(transcripts)) {
      const text = await readFile(join(transcripts, name), 'utf8');
      await writeFile(join(transcripts, name), text.replaceAll(/,"cause":\{[^}]*\}/g, ''));
    }
    const ended = await cli(['judge', transcripts, '--reporter', `json=${again}`]);
    expect(ended).toMatchObject({ exitCode: 4, stderr: '' });
    const [first, second] = [await jsonIn(report), await jsonIn(again)];
    expect(second.summary).toEqual(first.summary);
    expect(resultsIn(second, 'inconclusive').map((check) => textAt(check, 'message'))).not.toContain(
      'not judged because',
    );
  },
);
