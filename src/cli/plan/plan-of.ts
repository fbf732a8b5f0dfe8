import type { Rehearsal } from '../../drive/index.js';
import type { Suite } from '../../model/index.js';
import { creationsIn, plannedScenario, type PlannedScenario } from './planned-scenario.js';

/** What `plan` tells; `--json` writes it as it is. */
export interface Plan {
  readonly target: {
    readonly baseUrl: string;
    readonly release: string;
    readonly software?: string | undefined;
    readonly topic?: string | undefined;
    /** Why no event of the topic can be caused, where none can. */
    readonly untriggerable?: string | undefined;
  };
  /** What the plan is based on, in sentences. */
  readonly basis: readonly string[];
  /** Scenarios in the order of a run; the first of them were played against the target just now. */
  readonly scenarios: readonly PlannedScenario[];
  /** Scenarios that a run would leave out as a whole, and why. */
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
  /** How many resources of each type are created, and removed at the end. */
  readonly creates: Readonly<Record<string, number>>;
  /** What the protocol forces a run to wait for, in milliseconds, where the target grants what is asked for. */
  readonly waits: readonly { readonly scenario: string; readonly what: string; readonly ms: number }[];
  readonly floorMs: number;
}

export interface PlanWish {
  readonly baseUrl: string;
  readonly suites: readonly Suite[];
  readonly readOnly: boolean;
  readonly heartbeatPeriodS?: number | undefined;
  readonly triggerFile?: string | undefined;
  readonly subscriptionFile?: string | undefined;
}

export function planOf({ read, played, facts }: Rehearsal, wish: PlanWish): Plan {
  const { baseUrl, suites } = wish;
  const rehearsed = played?.transcripts.map((one) => plannedScenario(one, one.header.baseUrl)) ?? [];
  const scenarios = [...read.transcripts.map((one) => plannedScenario(one, baseUrl)), ...rehearsed];
  const { release, software, topic } = facts;
  return {
    target: {
      baseUrl,
      release,
      ...(software === undefined ? {} : { software }),
      ...(topic === undefined ? {} : { topic: topic.url }),
      ...(topic?.untriggerable === undefined ? {} : { untriggerable: topic.untriggerable }),
    },
    basis: basisOf(read.transcripts.flatMap(({ entries }) => entries).filter(isRequest).length, wish),
    scenarios,
    leftOut: wish.readOnly ? leftOut(suites) : [],
    creates: creationsIn(scenarios),
    waits: [...read.waits, ...(played?.waits ?? [])],
    floorMs: read.floorMs + (played?.floorMs ?? 0),
  };
}

function isRequest({ kind }: { readonly kind: string }): boolean {
  return kind === 'http-request';
}

function leftOut(suites: readonly Suite[]): Plan['leftOut'] {
  const reason = '--read-only sends nothing but reads, and this has to write to the target';
  return suites.flatMap(({ scenario: { id, phase } }) => (phase === 'discovery' ? [] : [{ id, reason }]));
}

function basisOf(reads: number, { readOnly, ...wish }: PlanWish): string[] {
  const read = `The target was read with ${String(reads)} GET requests, those of discovery; nothing was written to it.`;
  if (readOnly) return [read];
  return [
    read,
    'The rest was played, as a run plays it, against the embedded server with the release and the topics of the target. ' +
      'Where the target refuses what the embedded server takes, grants other periods or answers later, a run sends less, more or other requests; ' +
      'how often something is polled depends on it too.',
    ...(wish.heartbeatPeriodS === undefined || wish.heartbeatPeriodS === 1
      ? []
      : [
          `Heartbeat periods of 1 s were played. With --heartbeat-period ${String(wish.heartbeatPeriodS)} waits for heartbeats take as many times as long.`,
        ]),
    ...(wish.triggerFile === undefined
      ? []
      : [
          'Events come about as the file of --trigger says. Where that is by requests or by hand, these are sent, or asked for, in place of each request here with the purpose "trigger".',
        ]),
    ...(wish.subscriptionFile === undefined
      ? []
      : ['Subscriptions start from the one of --subscription, which was not sent to the embedded server.']),
  ];
}
