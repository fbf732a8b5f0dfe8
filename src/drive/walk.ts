import type { Scenario, Trouble } from '../model/index.js';
import { playAtOnce } from './at-once.js';
import { openClient, type Client } from './client.js';
import { firstFacts } from './discovery.js';
import { EndpointServer } from './endpoint/index.js';
import { JournalFile } from './journal/index.js';
import { Lateness } from './lateness.js';
import { linkedAbort, type LinkedAbort } from './linked-abort.js';
import { play, type Played } from './play.js';
import { releaseToWalk } from './release-probe.js';
import { showsWho } from './require-fhir.js';
import type { Run } from './run.js';
import { sweep } from './sweep.js';
import type { WalkOptions, WalkResult } from './walk-options.js';

/**
 * Plays the scenarios against the target: discovery, then binding, then the walk, whose scenarios run at the same time where
 * the topic lets them be kept apart. Throws a Trouble where there is nothing to walk; else always returns what was recorded.
 */
export async function walk(given: WalkOptions): Promise<WalkResult> {
  const options = { ...given, baseUrl: given.baseUrl.replace(/\/+$/, '') };
  const client = await openClient(options, options.startedAtMonotonic);
  const interruption = linkedAbort(options.signal);
  try {
    return await walkedBy(client, options, interruption);
  } finally {
    interruption.unlink();
    await client.close();
  }
}

async function walkedBy(client: Client, options: WalkOptions, interruption: LinkedAbort): Promise<WalkResult> {
  const run = await startRun(client, options, interruption.signal);
  run.lateness.start();
  try {
    // Where the user says where to listen, it has to work before anything is created.
    if (options.endpoint !== undefined) await run.endpoints.listen();
    const first = await inTurn(run, scenariosOf(options, 'discovery'));
    throwTrouble(first);
    const second = await inTurn(run, begun(run, 'binding'));
    const scenarios = begun(run, 'walk');
    const apart = run.facts.topic?.patientFilter !== undefined;
    const walked = apart ? await atOnce(run, scenarios, interruption.abort) : await inTurn(run, scenarios);
    const walkFloors = walked.map(({ floorMs }) => floorMs);
    return await resultOf(run, [...first, ...second, ...walked], apart ? Math.max(0, ...walkFloors) : sum(walkFloors));
  } finally {
    run.lateness.stop();
    await Promise.all([run.endpoints.close(), run.journal.close()]);
  }
}

async function startRun(
  { rest, askers, secrets, traffic }: Client,
  options: WalkOptions,
  signal: AbortSignal,
): Promise<Run> {
  const { baseUrl, limits } = options;
  const fhir = await releaseToWalk(rest, options, signal);
  const notes: string[] = [];
  return {
    options,
    limits,
    rest,
    askers,
    secrets,
    traffic,
    openSockets: new Set(),
    receivedBytes: 0,
    journal: journalOf(options),
    endpoints: new EndpointServer(options.endpoint ?? {}, (what) => tellOfStranger(notes, what)),
    fhir,
    lateness: new Lateness(options.startedAtMonotonic),
    signal,
    facts: options.known?.facts ?? firstFacts(baseUrl, fhir.release),
    plan: options.known?.plan,
    byHand: Promise.resolve(),
    tokenMethods: new Map(),
    activatesLate: false,
    slowestDeliveryMs: 0,
    notes,
  };
}

function journalOf({ baseUrl, runId, tool, journal }: WalkOptions): JournalFile {
  const startedAt = new Date().toISOString();
  return new JournalFile({ run: runId, baseUrl, startedAt, tool: `${tool.name} ${tool.version}` }, journal);
}

/** Said once, however often somebody knocks. */
function tellOfStranger(notes: string[], what: string): void {
  if (notes.some((note) => note.startsWith('Somebody knocked'))) return;
  notes.push(
    `Somebody knocked at the rest-hook endpoint with an address that is none of its own (${what}) and got 404.`,
  );
}

function scenariosOf({ scenarios, readOnly, known }: WalkOptions, phase: Scenario['phase']): Scenario[] {
  if (known !== undefined && phase === 'discovery') return [];
  // Whatever comes after discovery has to write.
  if (readOnly === true && phase !== 'discovery') return [];
  return scenarios.filter((scenario) => scenario.phase === phase);
}

/** Once the run was interrupted no further phase begins. */
function begun({ options, signal }: Run, phase: Scenario['phase']): Scenario[] {
  return signal.aborted ? [] : scenariosOf(options, phase);
}

async function inTurn(run: Run, scenarios: readonly Scenario[]): Promise<Played[]> {
  const played: Played[] = [];
  for (const scenario of scenarios) {
    // The first is played in any case, so that there is something to report.
    if (played.length === 0 || !run.signal.aborted) played.push(await play(run, scenario));
  }
  return played;
}

/** Where one cannot be recorded the run is given up, but every other still cleans up after itself. */
async function atOnce(run: Run, scenarios: readonly Scenario[], giveUp: () => void): Promise<Played[]> {
  const results = await playAtOnce(scenarios, run.options.traffic ?? {}, async (scenario) => {
    try {
      return await play(run, scenario);
    } catch (error) {
      giveUp();
      throw error;
    }
  });
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

function throwTrouble(played: readonly Played[]): void {
  const trouble: Trouble | undefined = played.find((one) => one.trouble !== undefined)?.trouble;
  if (trouble !== undefined) throw trouble;
}

async function resultOf(run: Run, played: readonly Played[], walkFloorMs: number): Promise<WalkResult> {
  const leftBehind = await sweep(
    run,
    played.map(({ left }) => left),
  );
  const { facts, lateness, notes, options, rest } = run;
  const order = options.scenarios.map(({ id }) => id);
  const transcripts = played
    .map(({ transcript }) => transcript)
    .sort((one, other) => order.indexOf(one.header.scenario) - order.indexOf(other.header.scenario));
  const before = played.filter(({ transcript }) => isBefore(options, transcript.header.scenario));
  return {
    transcripts,
    floorMs: Math.round(sum(before.map(({ floorMs }) => floorMs)) + walkFloorMs),
    latenessMs: lateness.figures,
    notes: [...notes, ...rest.patience.notes, ...rest.appetite.notes, ...deniedNotes(options, rest.unauthorized)],
    leftBehind,
    plan: run.plan,
    waits: played.flatMap(({ waits }) => waits),
    facts,
  };
}

function isBefore({ scenarios }: WalkOptions, id: string): boolean {
  return scenarios.find((scenario) => scenario.id === id)?.phase !== 'walk';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function deniedNotes(options: WalkOptions, times: number): string[] {
  if (times === 0) return [];
  const remedy = !showsWho(options)
    ? 'It wants to know who asks: give an access token with --token, or other credentials (docs/authentication.md).'
    : 'The access token is not accepted there, or it expired on the way: get one that outlives the run.';
  return [`The target answered 401 to ${String(times)} ${times === 1 ? 'request' : 'requests'}. ${remedy}`];
}
