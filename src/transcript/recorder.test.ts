import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EntryBody } from '../model/index.js';
import { story, STORY_FACTS } from '../model/testing/story.js';
import { openTranscripts, readTranscript, readTranscripts } from './index.js';

const { header } = story().transcript();
const footer = {
  finishedAt: '2030-01-01T00:00:09.000Z',
  durationMs: 9_000.125,
  latenessMs: { p99: 1.5, max: 2 },
  outcome: 'stopped',
  reason: 'secret-token was refused',
} as const;
const secret = 'secret-token';

/** One entry of each kind, with the secret in every text that a target or a user can fill. */
const everything: EntryBody[] = [
  {
    kind: 'http-request',
    exchange: 1,
    purpose: 'token',
    about: 'a',
    method: 'GET',
    url: `https://host.example/fhir?t=${secret}`,
    headers: { authorization: `Bearer ${secret}` },
    body: undefined,
  },
  { kind: 'http-response', exchange: 1, status: 200, headers: { location: secret }, body: `{"token":"${secret}"}` },
  { kind: 'http-response', exchange: 2, status: 200, headers: {}, body: 'x', cutAtBytes: 10 },
  { kind: 'http-failure', exchange: 3, code: 'ECONNRESET', message: `lost ${secret}` },
  { kind: 'ws-connect', connection: 'c1', url: `wss://host.example/${secret}`, headers: { cookie: secret } },
  { kind: 'ws-open', connection: 'c1', headers: { 'set-cookie': secret } },
  { kind: 'ws-refused', connection: 'c2', status: 401, code: 'E', message: secret, headers: { a: secret } },
  { kind: 'ws-sent', connection: 'c1', text: `bind-with-token: ${secret}` },
  { kind: 'ws-received', connection: 'c1', text: `{"echo":"${secret}"}`, binary: false, bytes: 23 },
  { kind: 'ws-ping', connection: 'c1', by: 'client', payload: secret },
  { kind: 'ws-pong', connection: 'c1', by: 'server', payload: secret },
  { kind: 'ws-close', connection: 'c1', by: 'server', code: 1008, reason: secret },
  { kind: 'ws-end', connection: 'c1', code: 1008, message: secret },
  { kind: 'mark', mark: { name: 'facts', facts: { ...STORY_FACTS, topics: [{ note: [secret] }] } } },
  { kind: 'mark', mark: { name: 'subscribed', key: 'a', id: 'sub-a', exchange: 1 } },
  { kind: 'mark', mark: { name: 'token', exchange: 1, level: 'type', keys: ['a'] } },
  { kind: 'mark', mark: { name: 'bind', connection: 'c1', form: 'json', keys: [], credential: 'garbage' } },
  {
    kind: 'mark',
    mark: {
      name: 'trigger',
      event: 'event-1',
      exchange: 4,
      interaction: 'create',
      focus: 'Encounter/e1',
      expects: ['a'],
      forbids: [],
      because: 'match',
      traces: [secret],
    },
  },
  { kind: 'mark', mark: { name: 'waited', what: 'an event', limitMs: 10, sinceAt: 1.25, met: false } },
  { kind: 'mark', mark: { name: 'listened', what: 'beats', keys: ['a'], fromAt: 2 } },
  { kind: 'mark', mark: { name: 'skip', what: 'x', reason: 'too long', option: '--time-budget 700' } },
  { kind: 'mark', mark: { name: 'blocked', what: 'x', reason: `refused ${secret}` } },
  { kind: 'late', ms: 12.5 },
];

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'transcripts-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function fileNamed(name: string): string {
  return join(directory, name);
}

describe('a recording', () => {
  test('is returned exactly as it reads back, whatever kinds of entries it has', async () => {
    const recorder = openTranscripts({ directory, startedAtMonotonic: 0 }).recorder(header);
    recorder.secret(secret, 'binding-token');
    for (const body of everything) recorder.record(body);
    const recorded = await recorder.close(footer);

    expect(recorded.entries).toHaveLength(everything.length);
    expect(recorded.footer?.entries).toBe(everything.length);
    expect(await readTranscripts(directory)).toStrictEqual([recorded]);
    expect(await readTranscripts(fileNamed('story.ndjson'))).toStrictEqual([recorded]);
  });

  test('holds no secret anywhere, in memory or on disk', async () => {
    const recorder = openTranscripts({ directory, startedAtMonotonic: 0 }).recorder(header);
    recorder.secret(secret, 'binding-token');
    const returned = everything.map((body) => recorder.record(body));
    const recorded = await recorder.close(footer);

    expect(JSON.stringify([returned, recorded])).not.toContain(secret);
    expect(readFileSync(fileNamed('story.ndjson'), 'utf8')).not.toContain(secret);
    expect(recorded.footer?.reason).toBe('redacted-token-1 was refused');
  });

  test('in memory equals one on disk', async () => {
    const clock = () => 5;
    const [inMemory, onDisk] = [undefined, directory].map((place) =>
      openTranscripts({ directory: place, startedAtMonotonic: 0, clock }).recorder(header),
    );
    for (const body of everything) [inMemory, onDisk].map((recorder) => recorder?.record(body));
    const [one, other] = await Promise.all([inMemory?.close(footer), onDisk?.close(footer)]);

    const withoutWall = (text: string) => text.replaceAll(/"wall":"[^"]*"/g, '');
    expect(withoutWall(JSON.stringify(one))).toBe(withoutWall(JSON.stringify(other)));
  });

  test('keeps every character and huge messages', async () => {
    const texts = ['\u{1f600}', 'lone \ud83d', '\0\u2028\r\n"\\', 'x'.repeat(5_000_000)];
    const recorder = openTranscripts({ directory, startedAtMonotonic: 0 }).recorder(header);
    for (const text of texts) recorder.record({ kind: 'ws-sent', connection: 'c1', text });
    await recorder.close(footer);

    const [read] = await readTranscripts(directory);
    expect(read?.entries.map((entry) => entry.kind === 'ws-sent' && entry.text)).toEqual(texts);
  });

  test('is stamped with the monotonic clock, microseconds, and the wall time that belongs to it', () => {
    let now = 1_000;
    const recorder = openTranscripts({ startedAtMonotonic: 1_000, clock: () => now }).recorder(header);
    const first = recorder.record({ kind: 'late', ms: 1 });
    now = 1_250.123456;
    const second = recorder.record({ kind: 'late', ms: 1 });
    const earlier = recorder.record({ kind: 'late', ms: 1 }, 200);

    expect([first, second, earlier].map(({ seq, at }) => [seq, at])).toEqual([
      [1, 0],
      [2, 250.123],
      [3, 200],
    ]);
    expect(Date.parse(earlier.wall) - Date.parse(first.wall)).toBe(200);
  });

  test('is open to its owner only, even where the file was there before', async () => {
    writeFileSync(fileNamed('story.ndjson'), 'not a transcript', { mode: 0o644 });
    await openTranscripts({ directory, startedAtMonotonic: 0 }).recorder(header).close(footer);
    expect(statSync(fileNamed('story.ndjson')).mode & 0o777).toBe(0o600);
  });

  test('ends with its close: what arrives later is not part of it', async () => {
    const recorder = openTranscripts({ directory, startedAtMonotonic: 0 }).recorder(header);
    const [first, second] = [recorder.close(footer), recorder.close(footer)];
    recorder.record({ kind: 'late', ms: 1 });

    expect(await first).toBe(await second);
    expect((await readTranscripts(directory))[0]?.entries).toEqual([]);
  });
});

describe('the recorders of a run', () => {
  test('share stand-ins', () => {
    const transcripts = openTranscripts({ startedAtMonotonic: 0 });
    transcripts.secret('known-from-the-start', 'access-token');
    const [one, other] = [transcripts.recorder(header), transcripts.recorder(header)];
    one.secret('token-of-one', 'binding-token');
    other.secret('token-of-other', 'binding-token');

    const text = 'token-of-one token-of-other known-from-the-start';
    const texts = [one, other].map((recorder) => recorder.record({ kind: 'ws-sent', connection: 'c1', text }));
    expect(texts.map((entry) => entry.kind === 'ws-sent' && entry.text)).toEqual([
      'redacted-token-1 redacted-token-2 redacted-access-token-1',
      'redacted-token-1 redacted-token-2 redacted-access-token-1',
    ]);
  });

  test('know a binding token from the answer that brings it', () => {
    const recorder = openTranscripts({ startedAtMonotonic: 0 }).recorder(header);
    const body = JSON.stringify({
      resourceType: 'Parameters',
      parameter: [
        { name: 'token', valueString: 'fresh-token' },
        { name: 'websocket-url', valueUrl: 'wss://host.example/ws?t=fresh-token' },
      ],
    });
    const answer = recorder.record({ kind: 'http-response', exchange: 1, status: 200, headers: {}, body });
    const bind = recorder.record({ kind: 'ws-sent', connection: 'c1', text: 'bind-with-token: fresh-token' });

    expect(JSON.stringify([answer, bind])).not.toContain('fresh-token');
    expect(bind).toMatchObject({ text: 'bind-with-token: redacted-token-1' });
  });

  test('write files named after their scenarios, inside the folder whatever the name', async () => {
    const transcripts = openTranscripts({ directory, startedAtMonotonic: 0 });
    const scenarios = ['session', 'session', '../../odd name', ''];
    for (const scenario of scenarios) await transcripts.recorder({ ...header, scenario }).close(footer);

    const names = ['--..-odd-name.ndjson', 'scenario.ndjson', 'session-2.ndjson', 'session.ndjson'];
    expect(readdirSync(directory).sort()).toEqual(names);
  });

  test('replace the transcripts of an earlier run and nothing else', async () => {
    await openTranscripts({ directory, startedAtMonotonic: 0 }).recorder(header).close(footer);
    writeFileSync(fileNamed('mine.ndjson'), '{"kind":"mine"}\n');
    openTranscripts({ directory, startedAtMonotonic: 0 });

    expect([existsSync(fileNamed('story.ndjson')), existsSync(fileNamed('mine.ndjson'))]).toEqual([false, true]);
  });

  test('do not tear words of the harness that equal a secret', () => {
    const recorder = openTranscripts({ startedAtMonotonic: 0 }).recorder(header);
    recorder.secret('token', 'binding-token');
    const mark = { name: 'token', exchange: 1, level: 'instance', keys: ['token'] } as const;
    expect(recorder.record({ kind: 'mark', mark })).toMatchObject({ kind: 'mark', mark });
  });

  test('refuse a folder that cannot be one', () => {
    writeFileSync(fileNamed('file'), '');
    expect(() => openTranscripts({ directory: fileNamed('file'), startedAtMonotonic: 0 })).toThrow(
      /--transcript .*file cannot be used: .*Name a folder/,
    );
  });
});

test('a story of the tests reads back as itself', () => {
  const {
    header: first,
    entries,
    footer: last,
  } = story().subscribed('a').token().opened().bound().event().transcript();
  const text = [first, ...entries, last].map((line) => `${JSON.stringify(line)}\n`).join('');
  const plain: unknown = JSON.parse(JSON.stringify({ header: first, entries, footer: last }));
  expect(readTranscript(text, 'story.ndjson')).toEqual(plain);
});
