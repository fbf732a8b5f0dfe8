import { releaseOf } from '../../fhir/index.js';
import {
  DEFAULT_LIMITS,
  defineScenario,
  type Entry,
  type EntryKind,
  type EntryOf,
  type Scenario,
  type Subscriber,
  type Transcript,
} from '../../model/index.js';
import { openTranscripts } from '../../transcript/index.js';
import { walk } from '../walk.js';
import type { WalkOptions, WalkResult } from '../walk-options.js';

/** Limits for a server on the same machine; what never comes costs a test half a second. */
export const SHORT_LIMITS = {
  ...DEFAULT_LIMITS,
  handshakeMs: 500,
  deliveryMs: 500,
  answerMs: 500,
  activationMs: 300,
  closeMs: 300,
  settleMs: 50,
};

export interface Told extends WalkResult {
  /** Of the one scenario. */
  readonly transcript: Transcript;
}

type Story = (subscriber: Subscriber) => Promise<void>;

/** Walks a target with one scenario that is told in place. */
export async function told(
  baseUrl: string,
  play: Story,
  { phase = 'walk', ...options }: Partial<WalkOptions> & { phase?: Scenario['phase'] } = {},
): Promise<Told> {
  const startedAtMonotonic = performance.now();
  const transcripts = openTranscripts({ startedAtMonotonic });
  const result = await walk({
    baseUrl,
    startedAtMonotonic,
    release: 'R5',
    fhir: releaseOf,
    limits: SHORT_LIMITS,
    runId: 'run-of-the-test',
    tool: { name: 'fhir-handshake', version: '0.0.0' },
    scenarios: [defineScenario({ id: 'told', title: 'A story of a test', phase, play })],
    openRecorder: (header) => transcripts.recorder(header),
    ...options,
  });
  const [transcript] = result.transcripts;
  if (transcript === undefined) throw new Error('The walk brought no transcript.');
  return { ...result, transcript };
}

export function entriesOf<Kind extends EntryKind>({ transcript }: Told, kind: Kind): EntryOf<Kind>[] {
  return transcript.entries.filter((entry: Entry): entry is EntryOf<Kind> => entry.kind === kind);
}

/** Kinds of the entries, and names of the marks, in order. */
export function storyOf({ transcript }: Told): string[] {
  return transcript.entries
    .filter(({ kind }) => kind !== 'late')
    .map((entry) => (entry.kind === 'mark' ? entry.mark.name : entry.kind));
}
