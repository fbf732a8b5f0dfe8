import type { Check, CheckResult, Report, Requirement } from '../../model/index.js';
import type { Rendering } from '../rendering.js';
import { rulesOf, type Rules } from '../rules.js';

export function resultOf(about: Partial<CheckResult> = {}): CheckResult {
  return {
    id: 'heartbeat.interval',
    stage: 'heartbeat',
    scenario: 'heartbeat',
    title: 'Silence never outlasts heartbeatPeriod',
    obligation: 'SHALL',
    requirements: ['R5-HB-01'],
    verdict: 'pass',
    message: '3 × heartbeat seen, nothing wrong',
    findings: [],
    ...about,
  };
}

export const failed = resultOf({
  verdict: 'fail',
  message: '5.0 s of silence where a heartbeat was due every second',
  findings: [
    {
      entry: 17,
      path: 'Bundle.entry[0].resource.type',
      expected: 'a heartbeat within 2.0 s',
      actual: 'nothing for 5.0 s',
    },
  ],
});

/** One result of every verdict. */
export const oneOfEach: readonly CheckResult[] = [
  resultOf({ id: 'metadata.capabilities', stage: 'metadata', scenario: 'discovery', message: 'it was answered' }),
  failed,
  resultOf({ id: 'heartbeat.count', verdict: 'warn', message: 'the count grew', findings: failed.findings }),
  resultOf({ id: 'heartbeat.not-pings', verdict: 'inconclusive', message: 'no ping was seen' }),
  resultOf({ id: 'rotation.new-url', stage: 'rotation', verdict: 'skip', message: 'the URL did not change' }),
  resultOf({ id: 'deletion.delete', stage: 'deletion', verdict: 'error', message: 'the check itself broke: oops' }),
];

/** A failure that is accounted for, one that is not, and an entry of each state that fails a run. */
export function knownReport(): Report {
  const known = { reason: 'our timer drifts', link: 'https://example.org/12', expires: '2027-01-31' };
  const checks = [
    resultOf({ ...failed, id: 'heartbeat.count', known }),
    resultOf({ ...failed, id: 'heartbeat.not-pings' }),
    resultOf(),
  ];
  const report = reportOf(checks);
  const { reason } = known;
  return {
    ...report,
    summary: { ...report.summary, known: 1 },
    knownFailures: {
      file: 'known.yaml',
      entries: [
        { line: 2, check: 'heartbeat.count', ...known, state: 'known' },
        { line: 7, check: 'heartbeat.interval', reason, scenarios: ['heartbeat'], state: 'mended' },
        { line: 9, requirement: 'R5-HB-02', reason, expires: '2023-12-31', state: 'expired' },
        { line: 12, check: 'heartbeat.intervall', reason, state: 'unmatched' },
        { line: 15, check: 'rotation.new-url', reason, state: 'not-judged' },
      ],
    },
  };
}

export function reportOf(checks: readonly CheckResult[], about: Partial<Report> = {}): Report {
  const count = (verdict: string) => checks.filter((check) => check.verdict === verdict).length;
  return {
    schemaVersion: 1,
    tool: { name: 'fhir-handshake', version: '0.1.0' },
    target: { baseUrl: 'http://127.0.0.1:8080/r5', release: 'R5', fhirVersion: '5.0.0', software: 'Example 1.0' },
    run: {
      id: 'run-1',
      startedAt: '2024-01-01T10:00:00.000Z',
      finishedAt: '2024-01-01T10:00:14.200Z',
      durationMs: 14_200,
      floorMs: 13_000,
      latenessMs: { p99: 1.5, max: 4 },
      options: { strict: false, only: ['heartbeat'], settleMs: 500 },
      notes: ['the bind form that worked is bind-with-token: <token>'],
    },
    summary: {
      verdict: 'fail',
      pass: count('pass'),
      fail: count('fail'),
      warn: count('warn'),
      skip: count('skip'),
      inconclusive: count('inconclusive'),
      error: count('error'),
    },
    scenarios: [{ id: 'heartbeat', title: 'Heartbeats', durationMs: 9000, transcript: 'heartbeat.ndjson' }],
    checks,
    requirements: [{ id: 'R5-HB-01', verdict: 'fail', checks: ['heartbeat.interval'] }],
    ...about,
  };
}

const requirement: Requirement = {
  id: 'R5-HB-01',
  stage: 'heartbeat',
  releases: ['R5'],
  channel: 'any',
  obligation: 'SHALL',
  basis: 'explicit',
  statement: 'The server sends a notification at least once per period.',
  sources: [
    'https://hl7.org/fhir/R5/subscription-definitions.html#Subscription.heartbeatPeriod',
    'https://example.org/2',
  ],
  condition: 'a period was asked',
  testable: 'yes',
};

const check: Check = {
  id: 'heartbeat.interval',
  title: 'Silence never outlasts heartbeatPeriod',
  requirements: ['R5-HB-01'],
  cause: 'a timer that stops',
  remedy: 'Start the timer again after each notification.',
  judge: () => ({ outcome: 'skip', message: 'not used here' }),
};

export const sampleRules: Rules = rulesOf([check], [requirement]);

export function renderingOf(report: Report, about: Partial<Rendering> = {}): Rendering {
  return {
    report,
    rules: sampleRules,
    transcripts: [],
    fhir: () => {
      throw new Error('no transcript was given, so nothing is there to be read');
    },
    strict: false,
    detail: 'normal',
    colours: 0,
    ...about,
  };
}

/** Texts as a hostile target would send them. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script> & "quotes" \'too\'',
  'first ]]> second ]]> third ]]>',
  'nul \u0000 bell \u0007 vertical tab \u000b escape \u001b[31mred\u001b[0m delete \u007f',
  'lone high \ud800 lone low \udc00 twice \ud800\ud800 swapped \udc00\ud800',
  'non-characters \ufffe \uffff',
  'a real pair \ud83d\ude00 and accents é',
  'line\nbreak\r\nand\ttab',
  'right-to-left \u202e override \u2066 isolate',
  ']]>',
  '\u009b31m single-character control sequence',
  '&#0; &#x1b; <![CDATA[ nested ]]>',
  '--> <!-- comment',
];
