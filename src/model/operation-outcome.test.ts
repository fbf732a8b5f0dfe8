import { describe, expect, test } from 'vitest';
import type { Json } from './json.js';
import { answerInWords, evidenceOf, explained, issuesOf, unsupported } from './operation-outcome.js';
import { story } from './testing/story.js';

function answered(status: number | undefined, answer?: Json) {
  const [exchange] = story({ facts: null }).exchange({ purpose: 'probe', status, answer }).history().exchanges;
  if (exchange === undefined) throw new Error('The story has no exchange.');
  return exchange;
}

function outcome(severity: string, code: string, diagnostics = 'topic is unknown'): Json {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics }] };
}

describe('an answer', () => {
  test('is explained by an error, not by a warning or another resource', () => {
    expect(explained(answered(422, outcome('error', 'invalid')))).toBe(true);
    expect(explained(answered(422, outcome('fatal', 'invalid')))).toBe(true);
    expect(explained(answered(422, outcome('warning', 'invalid')))).toBe(false);
    expect(issuesOf(answered(422, { resourceType: 'Patient', issue: [{}] }))).toEqual([]);
  });

  test('says that something is not supported at all', () => {
    expect(unsupported(answered(405))).toBe(true);
    expect(unsupported(answered(501))).toBe(true);
    expect(unsupported(answered(400, outcome('error', 'not-supported')))).toBe(true);
    expect(unsupported(answered(404, outcome('error', 'not-found')))).toBe(false);
    expect(unsupported(undefined)).toBe(false);
  });

  test('is put in words', () => {
    expect(answerInWords(answered(422, outcome('error', 'invalid')))).toBe('422 ("topic is unknown")');
    expect(answerInWords(answered(500, 'not JSON'))).toBe('500');
    expect(answerInWords(answered(undefined))).toBe('no answer (none arrived)');
  });

  test('is shown by its last entry', () => {
    expect(evidenceOf(answered(200))).toBe(2);
    expect(evidenceOf(answered(undefined))).toBe(1);
  });
});
