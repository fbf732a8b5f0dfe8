import { describe, expect, test } from 'vitest';
import { loadValidator } from '../../fhir/validation/index.js';
import { objectAt, objectsAt, parseJson, RELEASES, textAt, type JsonObject, type Report } from '../../model/index.js';
import {
  failed,
  HOSTILE_TEXTS,
  knownReport,
  oneOfEach,
  renderingOf,
  reportOf,
  resultOf,
} from '../testing/sample-report.js';
import { testReport } from './test-report.js';

function assertionsIn(text: string): JsonObject[] {
  return objectsAt(parseJson(text), 'test').flatMap((one) =>
    objectsAt(one, 'action')
      .map((action) => objectAt(action, 'assert'))
      .filter((assertion) => assertion !== undefined),
  );
}

function rendered(report: Report): string {
  return testReport(renderingOf(report));
}

function ofRelease(release: string, report: Report): Report {
  return { ...report, target: { ...report.target, release } };
}

describe.each(RELEASES)('a TestReport of %s is valid', async (release) => {
  const validator = await loadValidator(release);
  const issuesOf = (report: Report) => validator.issues(parseJson(rendered(ofRelease(release, report))));

  test('with every verdict', () => {
    expect(issuesOf(reportOf(oneOfEach))).toEqual([]);
  });

  test('without any check, release and software unknown', () => {
    const report = reportOf([]);
    expect(
      validator.issues(parseJson(rendered({ ...report, target: { baseUrl: 'http://127.0.0.1/r5', release } }))),
    ).toEqual([]);
  });

  test('with known failures', () => {
    expect(issuesOf(knownReport())).toEqual([]);
  });

  test.each(HOSTILE_TEXTS)('with a hostile text: %j', (text) => {
    const finding = { entry: 1, path: text, expected: text, actual: text };
    const report = reportOf([resultOf({ verdict: 'fail', message: text, findings: [finding] })]);
    expect(issuesOf({ ...report, target: { ...report.target, software: text } })).toEqual([]);
  });
});

test('each verdict has its code, and its own name beside it', () => {
  const assertions = assertionsIn(rendered(reportOf(oneOfEach)));
  expect(assertions.map((one) => [textAt(one, 'extension', 0, 'valueCode'), textAt(one, 'result')])).toEqual([
    ['pass', 'pass'],
    ['fail', 'fail'],
    ['warn', 'warning'],
    ['inconclusive', 'error'],
    ['skip', 'skip'],
    ['error', 'error'],
  ]);
});

test.each([
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['inconclusive', 'pending'],
  ['error', 'pending'],
] as const)('a run that comes to %s has the result %s', (verdict, result) => {
  const report = reportOf(oneOfEach);
  const text = rendered({ ...report, summary: { ...report.summary, verdict } });
  expect(textAt(parseJson(text), 'result')).toBe(result);
});

test.each([
  [33.33, oneOfEach],
  [100, [resultOf(), resultOf({ id: 'heartbeat.count', verdict: 'skip' })]],
  [66.66, [resultOf(), resultOf({ id: 'heartbeat.a' }), failed]],
  [undefined, [resultOf({ verdict: 'skip' })]],
])('the score is the percentage of decided checks that passed: %s', (score, checks) => {
  expect(parseJson(rendered(reportOf(checks)))).toMatchObject(score === undefined ? {} : { score });
  expect(rendered(reportOf(checks)).includes('"score"')).toBe(score !== undefined);
});

test('R5 links the requirements and names the suites by a canonical', () => {
  const text = rendered(reportOf([failed]));
  expect(textAt(parseJson(text), 'testScript')).toBe('urn:fhir-handshake:suites|0.1.0');
  expect(assertionsIn(text)[0]?.['requirement']).toEqual([
    { linkUri: 'https://hl7.org/fhir/R5/subscription-definitions.html#Subscription.heartbeatPeriod' },
  ]);
});

test('R4B has no place for requirements, and refers to the suites', () => {
  const text = rendered(ofRelease('R4B', reportOf([failed])));
  expect(parseJson(text)).toMatchObject({
    testScript: { type: 'TestScript', identifier: { system: 'urn:fhir-handshake:suites', value: '0.1.0' } },
  });
  expect(text).not.toContain('"requirement"');
});

test('a failure is told with what was expected, seen and where', () => {
  expect(textAt(assertionsIn(rendered(reportOf([failed])))[0], 'message')).toMatchInlineSnapshot(`
    "5.0 s of silence where a heartbeat was due every second

    - expected a heartbeat within 2.0 s, actual nothing for 5.0 s (heartbeat, entry 17, Bundle.entry&#91;0&#93;.resource.type)

    Requirements: R5-HB-01 (SHALL)"
  `);
});

test('an inconclusive check says so, and a known failure says why', () => {
  const messages = [
    ...assertionsIn(rendered(reportOf([resultOf({ verdict: 'inconclusive', message: 'no ping' })]))),
    ...assertionsIn(rendered(knownReport())),
  ].map((one) => textAt(one, 'message') ?? '');
  expect(messages[0]).toContain('inconclusive: no ping');
  expect(messages[1]).toContain('known failure: our timer drifts');
});

test('many findings are counted, not told', () => {
  const findings = Array.from({ length: 25 }, (_, index) => ({ expected: 'a', actual: String(index) }));
  const text = rendered(reportOf([resultOf({ verdict: 'fail', findings })]));
  expect(textAt(assertionsIn(text)[0], 'message')).toContain('and 15 more');
});
