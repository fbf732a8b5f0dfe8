import { describe, expect, test } from 'vitest';
import { readKnownFailures } from './read-known-failures.js';
import { rewritten } from './rewrite.js';

const LIST = `# of our server 4.2

failures:
  # the timer
  - check: heartbeat.interval # since 4.2
    reason: 'our timer drifts: known'

  # two lines
  # about this
  - check: heartbeat.count
    reason: >-
      a long
      text

  - requirement: ALL-NOTIF-50
    reason: accepted

# the end
`;

const fresh = {
  check: 'bind.pong',
  releases: ['R5'],
  scenarios: ['session', 'payload'],
  reason: 'unexplained: no: "pong"',
} as const;

/** The lines of a text that another does not have. */
function lost(from: string, to: string): string[] {
  const there = to.split('\n');
  return from.split('\n').filter((line) => !there.includes(line));
}

describe('a list that is written again', () => {
  test('loses what is dropped, with the comment above it, and nothing else', () => {
    const text = rewritten(LIST, { drop: new Set([1]), add: [] });
    expect(lost(LIST, text)).toEqual([
      '  # two lines',
      '  # about this',
      '  - check: heartbeat.count',
      '    reason: >-',
      '      a long',
      '      text',
    ]);
    expect(lost(text, LIST)).toEqual([]);
    expect(text).not.toContain('\n\n\n');
  });

  test.each([
    [0, ['heartbeat.count', 'ALL-NOTIF-50']],
    [2, ['heartbeat.interval', 'heartbeat.count']],
  ])('can lose its entry %i', (index, left) => {
    const text = rewritten(LIST, { drop: new Set([index]), add: [] });
    expect(readKnownFailures(text, 'k').map(({ check, requirement }) => check ?? requirement)).toEqual(left);
    expect(text).toContain('# of our server 4.2');
    expect(text).toContain('# the end');
  });

  test('gains what is new below the last entry', () => {
    const text = rewritten(LIST, { drop: new Set(), add: [fresh] });
    expect(lost(LIST, text)).toEqual([]);
    expect(readKnownFailures(text, 'k').at(-1)).toEqual({ line: 17, ...fresh });
    expect(text).toContain('  - check: bind.pong\n    releases: [R5]\n    scenarios: [session, payload]\n');
  });

  test('can lose everything and gain something', () => {
    const text = rewritten(LIST, { drop: new Set([0, 1, 2]), add: [fresh] });
    expect(readKnownFailures(text, 'k')).toMatchObject([fresh]);
    expect(readKnownFailures(rewritten(LIST, { drop: new Set([0, 1, 2]), add: [] }), 'k')).toEqual([]);
  });

  test.each([
    ['without indent', 'failures:\n- check: a.b\n  reason: c\n'],
    ['in brackets', 'failures: [{check: a.b, reason: c}]\n'],
    ['without a last line end', 'failures:\n  - check: a.b\n    reason: c'],
    ['with the dash on a line of its own', 'failures:\n  -\n    check: a.b\n    reason: c\n'],
    ['with line ends of Windows', 'failures:\r\n  - check: a.b\r\n    reason: c\r\n'],
  ])('keeps being one: %s', (_name, list) => {
    const entries = readKnownFailures(rewritten(list, { drop: new Set(), add: [fresh] }), 'k');
    expect(entries).toMatchObject([{ check: 'a.b', reason: 'c' }, fresh]);
    expect(readKnownFailures(rewritten(list, { drop: new Set([0]), add: [fresh] }), 'k')).toMatchObject([fresh]);
  });

  test.each(['', '# nothing yet\n', 'failures:\n', 'failures: []\n'])('begins from %j', (empty) => {
    expect(readKnownFailures(rewritten(empty, { drop: new Set(), add: [fresh] }), 'k')).toMatchObject([fresh]);
    expect(readKnownFailures(rewritten(empty, { drop: new Set(), add: [] }), 'k')).toEqual([]);
  });

  test('holds any reason', () => {
    const reason = 'unexplained: "a": b # c \u001b[31m \u202e - é 😀';
    const text = rewritten('', { drop: new Set(), add: [{ check: 'a.b', reason }] });
    expect(readKnownFailures(text, 'k')).toMatchObject([{ reason }]);
    expect(text).not.toContain('\u001b');
  });
});
