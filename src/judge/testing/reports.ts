import type { CheckResult, Report } from '../../model/index.js';

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

export function reportWith({ run, ...about }: Partial<Omit<Report, 'run'>> & { run?: Partial<Report['run']> }): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'fhir-handshake', version: '0.1.0' },
    target: { baseUrl: 'http://127.0.0.1:8080/r5', release: 'R5' },
    run: {
      id: 'run-1',
      startedAt: '2024-01-01T10:00:00.000Z',
      finishedAt: '2024-01-01T10:00:14.200Z',
      durationMs: 14_200,
      floorMs: 13_000,
      latenessMs: { p99: 1.5, max: 4 },
      options: {},
      notes: [],
      ...run,
    },
    summary: { verdict: 'pass', pass: 0, fail: 0, warn: 0, skip: 0, inconclusive: 0, error: 0 },
    scenarios: [],
    checks: [],
    requirements: [],
    ...about,
  };
}
