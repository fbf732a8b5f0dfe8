import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../model/index.js';
import { linesText, notJudgedLine, notJudgedText, validatedText, validationSummary } from './terminal.js';

const plain = new Chalk({ level: 0 });

const MISTAKE: Issue = {
  severity: 'error',
  path: 'Patient.birthDate',
  rule: 'Patient.birthDate 0..1 date',
  message: '"soon" is no date.',
  expected: 'a date such as 2030',
  actual: '"soon"',
};

test('a valid resource is one line with its release and why', () => {
  const validated = { file: 'a.json', release: 'R5', reason: 'fhirVersion 5.0.0', valid: true, issues: [] } as const;
  expect(validatedText(validated, plain)).toBe('VALID   a.json · R5: fhirVersion 5.0.0\n');
});

test('a release that was told needs no reason, and a text that could not be read has no release', () => {
  const validated = { file: 'a.json', reason: undefined, valid: true, issues: [] } as const;
  expect(validatedText({ ...validated, release: 'R4' }, plain)).toBe('VALID   a.json · R4\n');
  expect(validatedText({ ...validated, release: undefined }, plain)).toBe('VALID   a.json\n');
});

test('each issue stands below, aligned', () => {
  const issues = [MISTAKE, { ...MISTAKE, severity: 'warning' as const, path: 'Patient' }];
  expect(validatedText({ file: 'a.json', release: 'R4B', reason: undefined, valid: false, issues }, plain)).toBe(
    [
      'INVALID a.json · R4B',
      '  error    Patient.birthDate',
      '           "soon" is no date.',
      '           rule      Patient.birthDate 0..1 date',
      '           expected  a date such as 2030',
      '           actual    "soon"',
      '  warning  Patient',
      '           "soon" is no date.',
      '           rule      Patient.birthDate 0..1 date',
      '           expected  a date such as 2030',
      '           actual    "soon"',
      '',
    ].join('\n'),
  );
});

test('what a terminal would obey is spelled out', () => {
  const hostile = { ...MISTAKE, path: 'Patient.\u001b[31m', message: 'a\nb', actual: '\u202e' };
  const file = 'a\u001b.json';
  const text = validatedText({ file, release: 'R5', reason: '\u0007', valid: false, issues: [hostile] }, plain);
  expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
  expect(text.split('\n')).toHaveLength(7);
});

describe('the last line', () => {
  const none = { valid: 0, invalid: 0, errors: 0, warnings: 0, unread: 0 };

  test.each([
    ['VALID   1 resource valid', { ...none, valid: 1 }, false],
    ['VALID   2 resources valid: 1 warning', { ...none, valid: 2, warnings: 1 }, false],
    [
      'INVALID 1 of 3 resources invalid: 2 errors, 1 warning',
      { ...none, valid: 2, invalid: 1, errors: 2, warnings: 1 },
      false,
    ],
    [
      'INVALID 1 of 1 resource invalid: 1 warning, warnings count as errors (--strict)',
      { ...none, invalid: 1, warnings: 1 },
      true,
    ],
    ['INVALID 1 resource valid; 2 files could not be read', { ...none, valid: 1, unread: 2 }, false],
  ])('%s', (text, counts, strict) => {
    expect(validationSummary(counts, strict, plain)).toBe(`${text}\n`);
  });

  test('of a file with a resource in each line', () => {
    expect(linesText('a.ndjson', { ...none, valid: 9, invalid: 1 }, plain)).toBe(
      'INVALID a.ndjson · 1 of 10 lines invalid\n',
    );
  });
});

describe('what is not judged', () => {
  const codes = [{ name: 'http://example.org/vs', reason: 'not listed (Patient.language)' }];
  const invariants = [{ name: 'ref-1 on Reference', reason: 'resolve() needs a server' }];

  test('is counted', () => {
    expect(notJudgedLine({ release: 'R5', codes, invariants, kinds: [...codes, ...codes] })).toBe(
      'Not judged by R5: the codes of 1 value set, 1 invariant, 2 kinds of rule (--verbose names them)\n',
    );
    expect(notJudgedLine({ release: 'R5', codes: [], invariants: [], kinds: [] })).toBe('');
  });

  test('is named with its reason', () => {
    expect(notJudgedText({ release: 'R4', codes, invariants: [], kinds: [] })).toBe(
      'Codes of value sets that are not judged by R4 (1)\n  http://example.org/vs\n    not listed (Patient.language)\n',
    );
  });
});
