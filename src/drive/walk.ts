import { setMaxListeners } from 'node:events';
import type { Scenario, Trouble } from '../model/index.js';
import { firstFacts } from './discovery.js';
import { Lateness } from './lateness.js';
import { play, type Played } from './play.js';
import { RestClient } from './rest-client.js';
import type { Run } from './run.js';
import { tlsTrust } from './tls-trust.js';
import type { WalkOptions, WalkResult } from './walk-options.js';

/**
 * Plays the scenarios against the target: discovery, then binding, then the walk, whose scenarios run at the same time where
 * the topic lets them be kept apart. Throws a Trouble where there is nothing to walk; else always returns what was recorded.
 */
export async function walk(given: WalkOptions): Promise<WalkResult> {
  const options = { ...given, baseUrl: given.baseUrl.replace(/\/+$/, '') };
  const run = startRun(options);
  run.lateness.start();
  try {
    const first = await inTurn(run, options.scenarios, 'discovery');
    throwTrouble(first);
    const second = await inTurn(run, options.scenarios, 'binding');
    const apart = run.facts.topic?.patientFilter !== undefined;
    const walked = apart ? await atOnce(run, options.scenarios) : await inTurn(run, options.scenarios, 'walk');
    const walkFloors = walked.map(({ floorMs }) => floorMs);
    return resultOf(run, [...first, ...second, ...walked], apart ? Math.max(0, ...walkFloors) : sum(walkFloors));
  } finally {
    run.lateness.stop();
    await run.rest.close();
  }
}

function startRun(options: WalkOptions): Run {
  const { baseUrl, headers, token, limits, release } = options;
  const fhir = options.fhir(release === 'auto' ? 'R5' : release);
  const tls = tlsTrust(options);
  const clock = () => performance.now() - options.startedAtMonotonic;
  const rest = new RestClient({ baseUrl, headers, token, tls, limits, now: clock });
  return {
    options,
    limits,
    rest,
    tls,
    fhir,
    lateness: new Lateness(),
    signal: shared(options.signal ?? new AbortController().signal),
    facts: firstFacts(baseUrl, fhir.release),
    tokenMethods: new Map(),
    activatesLate: false,
    slowestDeliveryMs: 0,
    notes: [],
  };
}

/** Every scenario listens to it, and a user may bring many. */
function shared(signal: AbortSignal): AbortSignal {
  setMaxListeners(0, signal);
  return signal;
}

async function inTurn(run: Run, scenarios: readonly Scenario[], phase: Scenario['phase']): Promise<Played[]> {
  const played: Played[] = [];
  for (const scenario of scenarios.filter((one) => one.phase === phase)) played.push(await play(run, scenario));
  return played;
}

function atOnce(run: Run, scenarios: readonly Scenario[]): Promise<Played[]> {
  return Promise.all(scenarios.filter(({ phase }) => phase === 'walk').map((scenario) => play(run, scenario)));
}

function throwTrouble(played: readonly Played[]): void {
  const trouble: Trouble | undefined = played.find((one) => one.trouble !== undefined)?.trouble;
  if (trouble !== undefined) throw trouble;
}

function resultOf(
  { facts, lateness, notes, options }: Run,
  played: readonly Played[],
  walkFloorMs: number,
): WalkResult {
  const order = options.scenarios.map(({ id }) => id);
  const transcripts = played
    .map(({ transcript }) => transcript)
    .sort((one, other) => order.indexOf(one.header.scenario) - order.indexOf(other.header.scenario));
  const before = played.filter(({ transcript }) => isBefore(options, transcript.header.scenario));
  return {
    transcripts,
    floorMs: sum(before.map(({ floorMs }) => floorMs)) + walkFloorMs,
    latenessMs: lateness.figures,
    notes,
    leftBehind: played.flatMap(({ leftBehind }) => leftBehind),
    facts,
  };
}

function isBefore({ scenarios }: WalkOptions, id: string): boolean {
  return scenarios.find((scenario) => scenario.id === id)?.phase !== 'walk';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
