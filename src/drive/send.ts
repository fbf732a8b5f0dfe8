import { Blocked } from '../model/index.js';
import { createdId, isSuccess } from './answers.js';
import { linkedAbort } from './linked-abort.js';
import { foreignHost } from './origin.js';
import { mayHaveArrived } from './request-failure.js';
import type { RestAnswer, RestCall } from './rest-client.js';
import { requireRunning, type Stage } from './run.js';

/** How long an interruption waits for an answer that tells the id of something created, in ms. */
const LAST_ANSWER_MS = 750;

/** A proxy says so of a server that may have done the work all the same. */
const UNDECIDED: readonly number[] = [502, 504];

export interface Sent extends RestAnswer {
  /** `Encounter/e1` that this request created. */
  readonly created?: string | undefined;
}

/** One request of a scenario. What it creates or removes on the target is in the journal. */
export async function send(stage: Stage, call: RestCall): Promise<Sent> {
  requireRunning(stage);
  requireFollowable(stage, call);
  const type = typeCreatedBy(stage, call);
  if (type !== undefined) return tracked(stage, create(stage, call, type));
  const answer = await stage.run.rest.send(stage.recorder, call, stage.signal);
  if (call.method === 'DELETE' && isSuccess(answer)) stage.journal.removed(below(stage, call));
  return answer;
}

/** A URL that the target named, such as a Location, may lead away from it. */
function requireFollowable({ run }: Stage, { path }: RestCall): void {
  const { baseUrl, allowHosts } = run.options;
  const foreign = URL.canParse(path) ? foreignHost(path, baseUrl, allowHosts) : undefined;
  if (foreign !== undefined) throw new Blocked(foreign);
}

async function create(stage: Stage, call: RestCall, type: string): Promise<Sent> {
  const { run, recorder, journal } = stage;
  const { runId } = run.options;
  journal.planned(type, runId);
  const limit = linkedAbort(stage.signal, LAST_ANSWER_MS);
  const answer = await run.rest.send(recorder, call, limit.signal);
  limit.unlink();
  const created = createdBy(answer, call, below(stage, call), type);
  if (created === 'unknown') journal.unknown(type, runId);
  if (created === 'unknown' || created === undefined) return answer;
  journal.exists(created);
  return { ...answer, created };
}

/** What came of a request that may create; `unknown` where something may be there that has no name. */
function createdBy(answer: RestAnswer, { method }: RestCall, path: string, type: string): string | undefined {
  const { status, failure } = answer;
  if (status === undefined) return mayHaveArrived(failure) ? 'unknown' : undefined;
  if (UNDECIDED.includes(status)) return 'unknown';
  if (method === 'PUT' && status !== 201) return undefined;
  if (!isSuccess(answer)) return undefined;
  if (method === 'PUT' && /^[^/?]+\/[^/?]+$/.test(path)) return path;
  const id = createdId(answer, type);
  return id === undefined ? 'unknown' : `${type}/${id}`;
}

/** The type of a resource that a request may create: by a POST to the type, or by a PUT to what is not known to exist. */
function typeCreatedBy(stage: Stage, call: RestCall): string | undefined {
  if (call.method !== 'POST' && call.method !== 'PUT') return undefined;
  const path = below(stage, call);
  const [, type, id] = /^([A-Z][A-Za-z]+)(\/[^/?$_][^/?]*)?(?:\?.*)?$/.exec(path) ?? [];
  if (call.method === 'POST') return id === undefined ? type : undefined;
  return stage.journal.has(path) ? undefined : type;
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
