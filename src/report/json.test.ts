import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isObject, parseJson, type Json, type JsonObject } from '../model/index.js';
import { jsonReport } from './json.js';
import { HOSTILE_TEXTS, oneOfEach, reportOf, resultOf } from './testing/sample-report.js';

const schema = objectIn(readFileSync(new URL('../../report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

function objectIn(text: string): JsonObject {
  const value = parseJson(text);
  if (!isObject(value)) throw new Error('not a JSON object');
  return value;
}

function problemsOf(report: Json | undefined): string[] {
  return validate(report) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

describe('report.json', () => {
  test('is what the schema describes', () => {
    expect(problemsOf(parseJson(jsonReport({ report: reportOf(oneOfEach) })))).toEqual([]);
  });

  test('needs to know nothing of the target but its address', () => {
    const report = reportOf([], { target: { baseUrl: 'http://localhost/r5' } });
    expect(problemsOf(parseJson(jsonReport({ report })))).toEqual([]);
  });

  test('says what is known, and what became of each entry', () => {
    const entry = { line: 4, reason: 'ticket 12', link: 'https://example.org/12', expires: '2026-12-31' } as const;
    const report = reportOf([resultOf({ verdict: 'fail', known: { reason: 'ticket 12' } })], {
      knownFailures: {
        file: 'known-failures.yaml',
        entries: [
          { ...entry, check: 'heartbeat.interval', state: 'known', releases: ['R5'], scenarios: ['heartbeat'] },
          { ...entry, requirement: 'R5-HB-01', state: 'mended' },
        ],
      },
    });
    expect(problemsOf(parseJson(jsonReport({ report })))).toEqual([]);
  });

  test('holds any text', () => {
    const report = reportOf(HOSTILE_TEXTS.map((text, index) => resultOf({ message: text, scenario: String(index) })));
    const back = parseJson(jsonReport({ report }));
    expect(problemsOf(back)).toEqual([]);
    expect(back).toEqual(parseJson(JSON.stringify(report)));
  });
});

describe('the schema is closed', () => {
  test.each(['', 'tool', 'target', 'run', 'summary'])('a stray member of "%s" is refused', (place) => {
    const report = objectIn(jsonReport({ report: reportOf(oneOfEach) }));
    const inner = place === '' ? report : report[place];
    if (isObject(inner)) inner.stray = true;
    expect(problemsOf(report)).toEqual([expect.stringContaining('must NOT have additional properties')]);
  });

  test('an unknown verdict is refused', () => {
    const report = objectIn(jsonReport({ report: reportOf(oneOfEach) }));
    report.summary = { ...objectIn(JSON.stringify(report.summary)), verdict: 'great' };
    expect(problemsOf(report)).toHaveLength(1);
  });
});
