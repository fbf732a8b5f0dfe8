import { releaseOf } from '../../fhir/index.js';
import {
  DEFAULT_LIMITS,
  defineCheck,
  defineScenario,
  History,
  pass,
  type Check,
  type FhirRelease,
  type Requirement,
  type Suite,
  type TranscriptFooter,
} from '../../model/index.js';

/** A release that reads nothing: what is judged here is the judge. */
const blank: FhirRelease = {
  release: 'R5',
  accepts: () => true,
  subscription: () => ({}),
  settings: () => ({ filters: [] }),
  notification: () => undefined,
  topicsIn: () => [],
  words: releaseOf('R5').words,
  resources: releaseOf('R5').resources,
  bases: releaseOf('R5').bases,
};

/** An empty recording of a scenario that ended in some way. */
export function historyOf(scenario: string, ending: Partial<TranscriptFooter> = {}): History {
  const header = {
    kind: 'header',
    format: 1,
    tool: { name: 'fhir-handshake', version: '0.0.0' },
    run: 'run-1',
    scenario,
    title: scenario,
    baseUrl: 'http://localhost/r5',
    release: 'R5',
    limits: DEFAULT_LIMITS,
    startedAt: '2024-01-01T00:00:00.000Z',
  } as const;
  const footer = {
    kind: 'footer',
    entries: 0,
    finishedAt: '2024-01-01T00:00:01.000Z',
    durationMs: 1000,
    latenessMs: { p99: 0, max: 0 },
    outcome: 'completed',
    ...ending,
  } as const;
  return new History({ header, entries: [], footer }, blank, {
    release: 'R5',
    issues: () => [],
    frameIssues: () => [],
  });
}

export function requirementOf(about: Partial<Omit<Requirement, 'testable' | 'undecided'>> = {}): Requirement {
  return {
    id: 'R5-HB-01',
    stage: 'heartbeat',
    releases: ['R5'],
    channel: 'websocket',
    obligation: 'SHALL',
    basis: 'explicit',
    statement: 'A rule.',
    sources: ['https://example.org/rule'],
    condition: 'always',
    testable: 'yes',
    ...about,
  };
}

export function checkOf(about: Partial<Check> = {}): Check {
  return defineCheck({
    id: 'heartbeat.interval',
    title: 'Silence never outlasts the period',
    requirements: ['R5-HB-01'],
    cause: 'a timer that stops',
    remedy: 'start it again',
    judge: () => pass('seen'),
    ...about,
  });
}

export function suiteOf(id: string, ...checks: Check[]): Suite {
  return {
    scenario: defineScenario({ id, title: id, phase: id === 'discovery' ? 'discovery' : 'walk', play: async () => {} }),
    checks,
  };
}
