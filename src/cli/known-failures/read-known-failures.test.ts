import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isObject, parseJson } from '../../model/index.js';
import { readKnownFailures } from './read-known-failures.js';

const schema = parseJson(readFileSync(new URL('../../../known-failures.schema.json', import.meta.url), 'utf8'));
if (!isObject(schema)) throw new Error('known-failures.schema.json is no object');
const agrees = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** Whether the schema that ships accepts a text. */
function fits(text: string): boolean {
  const value: unknown = parse(text);
  return agrees(value);
}

const FULL = `# what we know of
failures:
  - check: heartbeat.interval # since 4.2
    reason: our timer drifts
    link: https://example.org/tickets/12
    expires: 2027-01-31
    releases: [R5, R4]
    scenarios: [heartbeat]

  - requirement: ALL-NOTIF-50
    reason: "focus is shown: accepted"
`;

describe('a list', () => {
  test('is read with the line of each entry', () => {
    expect(readKnownFailures(FULL, 'known.yaml')).toEqual([
      {
        line: 3,
        check: 'heartbeat.interval',
        reason: 'our timer drifts',
        link: 'https://example.org/tickets/12',
        expires: '2027-01-31',
        releases: ['R4', 'R5'],
        scenarios: ['heartbeat'],
      },
      { line: 10, requirement: 'ALL-NOTIF-50', reason: 'focus is shown: accepted' },
    ]);
    expect(fits(FULL)).toBe(true);
  });

  test.each(['', '# nothing yet\n', 'failures:\n', 'failures: []\n'])('of nothing: %j', (text) => {
    expect(readKnownFailures(text, 'known.yaml')).toEqual([]);
    expect(fits(text)).toBe(true);
  });
});

/** An entry with one thing wrong: the text, the line, and words of the message. */
const WRONG: readonly (readonly [text: string, line: number, words: string])[] = [
  ['- check: a.b\n', 1, 'no list of known failures'],
  ['known\n', 1, '"known" is no list of known failures'],
  ['{}\n', 1, '"failures" is absent'],
  ['# x\nfailure:\n  - check: a\n    reason: b\n', 2, '"failure" is unknown. Did you mean "failures"?'],
  ['failures: many\n', 1, '"failures" is "many", no list'],
  ['failures:\n  - heartbeat.interval\n', 2, '"heartbeat.interval" is no entry'],
  ['failures:\n  - check: a.b\n', 2, 'no "reason"'],
  ['failures:\n  - check: a.b\n    reason: ""\n', 3, '"reason" is "": say in words why'],
  ['failures:\n  - check: a.b\n    reason: "  "\n', 3, '"reason" is "  "'],
  ['failures:\n  - check: a.b\n    reason:\n', 3, '"reason" is null'],
  ['failures:\n  - reason: b\n', 2, 'either a check or a requirement'],
  ['failures:\n  - check: a\n    requirement: b\n    reason: c\n', 2, 'either a check or a requirement'],
  ['failures:\n  - check: 12\n    reason: c\n', 2, '"check" is 12'],
  ['failures:\n  - check: a\n    reson: c\n    reason: c\n', 3, '"reson" is unknown. Did you mean "reason"?'],
  ['failures:\n  - check: a\n    reason: c\n    link: ticket 12\n', 4, '"link" is "ticket 12"'],
  ['failures:\n  - check: a\n    reason: c\n    link: "javascript:alert(1)"\n', 4, 'http or https URL'],
  ['failures:\n  - check: a\n    reason: c\n    expires: next year\n', 4, '"expires" is "next year"'],
  ['failures:\n  - check: a\n    reason: c\n    expires: 2027-1-31\n', 4, 'a day such as 2027-01-31'],
  ['failures:\n  - check: a\n    reason: c\n    releases: R5\n', 4, '"releases" is no list'],
  ['failures:\n  - check: a\n    reason: c\n    releases: []\n', 4, 'an empty one'],
  ['failures:\n  - check: a\n    reason: c\n    releases: [R5, R6]\n', 4, '"releases" holds "R6"'],
  ['failures:\n  - check: a\n    reason: c\n    scenarios: [1]\n', 4, '"scenarios" holds 1'],
];

describe('is refused, and by the schema too', () => {
  test.each(WRONG)('%j', (text, line, words) => {
    expect(() => readKnownFailures(text, 'known.yaml')).toThrow(`known.yaml, line ${String(line)}: `);
    expect(() => readKnownFailures(text, 'known.yaml')).toThrow(words);
    expect(fits(text)).toBe(false);
  });

  test('with a day that no calendar has', () => {
    const text = 'failures:\n  - check: a\n    reason: c\n    expires: 2027-02-30\n';
    expect(() => readKnownFailures(text, 'known.yaml')).toThrow('line 4: "expires" is "2027-02-30"');
  });

  test.each([
    ['failures:\n  - check: "a\n', 'line 3'],
    ['failures:\n  - check: a\n    check: b\n    reason: c\n', 'line 3'],
    ['failures:\n\t- check: a\n', 'line 2'],
  ])('YAML that cannot be read: %j', (text, line) => {
    expect(() => readKnownFailures(text, 'known.yaml')).toThrow(line);
  });

  test('all that is wrong is told at once, in the order of the lines', () => {
    const text = 'failures:\n  - check: a\n  - check: b\n    reason: c\n    expires: soon\n';
    expect(() => readKnownFailures(text, 'k')).toThrow(/^k, line 2: .*\nk, line 5: [^\n]*$/);
  });
});
