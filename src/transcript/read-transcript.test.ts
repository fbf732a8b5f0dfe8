import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { History, Trouble } from '../model/index.js';
import { releaseOf } from '../fhir/index.js';
import { story } from '../model/testing/story.js';
import { readTranscript, readTranscripts } from './index.js';

const whole = story().opened().received('hello').transcript();
const lines = [whole.header, ...whole.entries, whole.footer].map((line) => JSON.stringify(line));
const text = `${lines.join('\n')}\n`;

/** The file with one line replaced, or removed where there is no replacement. Lines count from 1. */
function withLine(number: number, ...replacement: string[]): string {
  return `${lines.toSpliced(number - 1, 1, ...replacement).join('\n')}\n`;
}

function lineWith(number: number, members: object): string {
  const line: unknown = JSON.parse(lines[number - 1] ?? '{}');
  return JSON.stringify({ ...Object(line), ...members });
}

describe('a text that is no whole transcript is refused with file, line, rule and remedy', () => {
  const cases: [string, string, RegExp][] = [
    ['an empty file', '', /^t\.ndjson is no transcript.*line 1.*Name a folder or file/],
    ['a web page', '<html>\n</html>\n', /^t\.ndjson is no transcript.*line 1/],
    ['another NDJSON file', '{"level":30,"msg":"x"}\n', /^t\.ndjson is no transcript.*line 1 is no transcript header/],
    ['a report', '{\n"schemaVersion":1\n}\n', /^t\.ndjson is no transcript/],
    ['another format', withLine(1, lineWith(1, { format: 2 })), /line 1 has format 2.*version that wrote it/],
    ['a header without limits', withLine(1, lineWith(1, { limits: {} })), /line 1 has no usable "limits"/],
    ['a line that is not JSON', withLine(3, 'oops'), /t\.ndjson: line 3 is no JSON object.*Record/],
    ['a line that is a list', withLine(3, '[]'), /line 3 is no JSON object/],
    ['a missing line', withLine(3), /line 3 has seq 3 where 2 is due.*changed or cut/],
    ['lines in another order', withLine(3, lines[3] ?? '', lines[2] ?? ''), /line 3 has seq 3 where 2 is due/],
    ['an unknown kind', withLine(3, lineWith(3, { kind: 'sneeze' })), /line 3 is of the kind "sneeze"/],
    ['a missing member', withLine(5, lineWith(5, { bytes: undefined })), /line 5 has no usable "bytes".*ws-received/],
    ['a member of another type', withLine(5, lineWith(5, { text: 7 })), /line 5 has no usable "text"/],
    ['a wrong mark', withLine(2, lineWith(2, { mark: { name: 'facts', facts: {} } })), /line 2 has no usable "mark"/],
    ['no footer', withLine(lines.length), /incomplete: it ends after 4 entries without a footer.*--incomplete/],
    ['a torn last line', text.slice(0, -20), /line 6 is cut off in the middle.*--incomplete/],
    ['a wrong count', withLine(6, lineWith(6, { entries: 9 })), /footer counts 9 entries, the file holds 4/],
    ['a footer in the middle', `${text}${lines[4] ?? ''}\n`, /line 6 is of the kind "footer"/],
    ['a wrong footer', withLine(6, lineWith(6, { outcome: 'fine' })), /line 6 has no usable "outcome"/],
  ];
  test.each(cases)('%s', (_case, content, message) => {
    const read = () => readTranscript(content, 't.ndjson');
    expect(read).toThrow(Trouble);
    expect(read).toThrow(message);
  });
});

describe('an incomplete recording can be judged anyway', () => {
  test('without its footer', () => {
    const read = readTranscript(withLine(lines.length), 't.ndjson', { incomplete: true });
    expect([read.entries.length, read.footer]).toEqual([4, undefined]);
  });

  test('without its torn last line', () => {
    const read = readTranscript(`${lines.slice(0, 4).join('\n')}\n{"seq":4,"at":`, 't.ndjson', { incomplete: true });
    expect([read.entries.length, read.footer]).toEqual([3, undefined]);
  });

  test('and its history says that it is incomplete', () => {
    const read = readTranscript(withLine(lines.length), 't.ndjson', { incomplete: true });
    expect(
      new History(read, releaseOf('R5'), { release: 'R5', issues: () => [], frameIssues: () => [] }).obstacle,
    ).toMatch(/recording is incomplete/);
  });

  test('but not where it was changed', () => {
    expect(() => readTranscript(withLine(3), 't.ndjson', { incomplete: true })).toThrow(/line 3 has seq 3/);
  });
});

test('a whole transcript without the last newline, or with those of Windows, is read', () => {
  for (const content of [text.trimEnd(), text.replaceAll('\n', '\r\n')]) {
    expect(readTranscript(content, 't.ndjson')).toEqual(readTranscript(text, 't.ndjson'));
  }
});

describe('a folder', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'transcripts-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  test('is read by file name; other files are left alone', async () => {
    for (const scenario of ['session', 'heartbeat']) {
      writeFileSync(join(directory, `${scenario}.ndjson`), withLine(1, lineWith(1, { scenario })));
    }
    writeFileSync(join(directory, 'report.json'), '{}');
    const scenarios = (await readTranscripts(directory)).map(({ header }) => header.scenario);
    expect(scenarios).toEqual(['heartbeat', 'session']);
  });

  test('with transcripts of two runs is refused', async () => {
    writeFileSync(join(directory, 'a.ndjson'), text);
    writeFileSync(join(directory, 'b.ndjson'), withLine(1, lineWith(1, { run: 'another' })));
    await expect(readTranscripts(directory)).rejects.toThrow(/several runs: a\.ndjson .* b\.ndjson/);
  });

  test('without transcripts, or absent, is refused', async () => {
    await expect(readTranscripts(directory)).rejects.toThrow(/holds no transcript/);
    await expect(readTranscripts(join(directory, 'nowhere'))).rejects.toThrow(/nowhere does not exist/);
  });

  test('named like a transcript is said to be unreadable', async () => {
    mkdirSync(join(directory, 'odd.ndjson'));
    await expect(readTranscripts(directory)).rejects.toThrow(/odd\.ndjson cannot be read/);
  });
});
