import { Blocked } from '../model/index.js';
import { isSuccess } from './answers.js';
import { creationsOf, outcomesOf, type Creation, type Outcome } from './created.js';
import type { Unnamed } from './journal/index.js';
import { linkedAbort } from './linked-abort.js';
import { foreignHost } from './origin.js';
import type { RestAnswer, RestCall } from './rest-client.js';
import { requireRunning, type Stage } from './run.js';

/** How long an interruption waits for an answer that tells the id of something created, in ms. */
const LAST_ANSWER_MS = 750;

export interface Sent extends RestAnswer {
  /** `Encounter/e1` that this request created. */
  readonly created?: string | undefined;
}

/** One request of a scenario. What it creates or removes on the target is in the journal. */
export async function send(stage: Stage, call: RestCall): Promise<Sent> {
  requireRunning(stage);
  requireFollowable(stage, call);
  requireAllowed(stage, call);
  const creations = creationsOf(call, below(stage, call), (path) => stage.journal.has(path));
  if (creations.length > 0) return tracked(stage, create(stage, call, creations));
  const answer = await stage.run.rest.send(stage.recorder, call, stage.signal);
  // Whoever else asks may be told so and change nothing.
  if (call.method === 'DELETE' && (call.as ?? 'self') === 'self' && isSuccess(answer))
    stage.journal.removed(below(stage, call));
  return answer;
}

/** A URL that the target named, such as a Location, may lead away from it. */
function requireFollowable({ run }: Stage, { path }: RestCall): void {
  const { baseUrl, allowHosts } = run.options;
  const foreign = URL.canParse(path) ? foreignHost(path, baseUrl, allowHosts) : undefined;
  if (foreign !== undefined) throw new Blocked(foreign);
}

function requireAllowed({ run }: Stage, { method, path }: RestCall): void {
  if (run.options.readOnly !== true || method === 'GET') return;
  throw new Blocked(`--read-only sends nothing but reads: ${method} ${path} was not sent`);
}

async function create(stage: Stage, call: RestCall, creations: readonly Creation[]): Promise<Sent> {
  const { run, recorder, journal } = stage;
  const plans = await Promise.all(creations.map(({ type, path }) => journal.planned(type, path)));
  if (stage.signal.aborted) for (const plan of plans) journal.nothing(plan);
  requireRunning(stage);
  const limit = linkedAbort(stage.signal, LAST_ANSWER_MS);
  const answer = await run.rest.send(recorder, call, limit.signal, stage.signal);
  limit.unlink();
  const outcomes = outcomesOf(answer, call, creations, below(stage, call));
  const made = plans.flatMap((plan, index) => settled(stage, plan, outcomes[index] ?? 'unknown'));
  return { ...answer, ...(made[0] === undefined ? {} : { created: made[0] }) };
}

/** What exists now. */
function settled({ journal }: Stage, plan: Unnamed, outcome: Outcome): string[] {
  if (outcome === 'unknown') journal.unknown(plan);
  else if (outcome === 'refused') journal.refused(plan);
  else if (outcome === 'nothing') journal.nothing(plan);
  else {
    journal.exists(outcome.created, plan);
    return [outcome.created];
  }
  return [];
}

function below({ run }: Stage, { path }: RestCall): string {
  const base = `${run.options.baseUrl}/`;
  return path.startsWith(base) ? path.slice(base.length) : path;
}

/** The end of the story waits for it, since what it makes has to be removed. */
async function tracked<Result>({ creating }: Stage, work: Promise<Result>): Promise<Result> {
  creating.add(work);
  try {
    return await work;
  } finally {
    creating.delete(work);
  }
}
