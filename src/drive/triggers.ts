import { Blocked, textAt, type JsonObject, type Triggered, type TriggerWish } from '../model/index.js';
import { isSuccess, say } from './answers.js';
import type { Stage } from './run.js';
import type { RestAnswer } from './rest-client.js';
import { askFor } from './by-hand.js';
import { sendOwn } from './own-requests.js';
import { send } from './send.js';
import { STALE } from './stale.js';
import { tagged } from './tagged.js';
import { markTrigger } from './trigger-mark.js';
import type { TriggerPlan } from './trigger/index.js';

/** A write on the target, on the way to an event or for it. */
interface Write {
  readonly purpose: 'trigger' | 'trigger-setup';
  readonly about: string;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** `Encounter` or `Encounter/e1` */
  readonly path: string;
  readonly resource?: JsonObject | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export async function cause(
  stage: Stage,
  event: string,
  patient: string | undefined,
  given: TriggerWish,
): Promise<Triggered> {
  const { plan } = stage.run;
  if (plan === undefined || plan.untriggerable !== undefined) {
    throw new Blocked(plan?.untriggerable ?? 'no topic is known whose events could be caused');
  }
  const interaction = given.interaction ?? usualInteraction(plan, given.change);
  const wish = { ...given, interaction };
  const options = { patient: wish.patient ?? patient, label: labelOf(stage, event) };
  const deed = deedFor(plan, wish);
  if (deed?.kind === 'by-hand') return askFor(stage, { event, plan, deed, wish, options });
  if (deed !== undefined) return sendOwn(stage, { event, plan, requests: deed.requests, wish, options });
  const resource = wanted(plan, wish, options);
  const path = await target(stage, event, { plan, wish, resource, patient: wish.patient ?? patient });
  const { answer, focus } = await write(stage, {
    purpose: 'trigger',
    about: event,
    method: interaction === 'create' ? 'POST' : interaction === 'update' ? 'PUT' : 'DELETE',
    path,
    resource: interaction === 'delete' ? undefined : resource,
    headers: wish.refused === true ? { 'if-match': STALE } : undefined,
  });
  markTrigger(stage, { event, exchange: answer.exchange, interaction, focus, traces: plan.traces(resource) }, wish);
  if (focus !== undefined) stage.triggeredAt.set(focus, answer.at);
  return { event, accepted: isSuccess(answer), focus, at: answer.at };
}

/** What the operator's file says of such a change, where that is more than a resource. Other interactions are the harness's. */
function deedFor({ deeds, interactions }: TriggerPlan, { change = 'match', interaction = 'create' }: TriggerWish) {
  if (change === 'other-resource' || !interactions.includes(interaction)) return undefined;
  return change === 'match' ? deeds?.match : deeds?.miss;
}

/** A topic need not fire on create. A change that must miss it is a create all the same. */
function usualInteraction({ interactions }: TriggerPlan, change: TriggerWish['change'] = 'match') {
  const fires = change === 'match' && !interactions.includes('create') ? interactions[0] : undefined;
  return fires ?? 'create';
}

interface Circumstances {
  readonly patient?: string | undefined;
  readonly label: string;
}

function wanted(plan: TriggerPlan, { change, secondFilter }: TriggerWish, circumstances: Circumstances): JsonObject {
  const options = { ...circumstances, secondFilter };
  if (change === 'other-resource') return plan.otherResource(options);
  if (change !== 'miss-criteria') return plan.match(options);
  const miss = plan.miss(options);
  if (miss === undefined)
    throw new Blocked(`every ${plan.resourceType} fires the topic: there are no criteria to miss`);
  return miss;
}

/** Where the change goes: for update and delete a resource that exists, made now where the wish names none. */
async function target(
  stage: Stage,
  event: string,
  {
    plan,
    wish,
    resource,
    patient,
  }: { plan: TriggerPlan; wish: TriggerWish; resource: JsonObject; patient?: string | undefined },
): Promise<string> {
  const type = textAt(resource, 'resourceType') ?? plan.resourceType;
  const { interaction = 'create', secondFilter } = wish;
  if (interaction === 'create') return type;
  if (wish.resource !== undefined) return wish.resource;
  const options = { patient, secondFilter, label: labelOf(stage, `${event}-before`) };
  const isOther = wish.change === 'other-resource';
  const before = interaction === 'update' && !isOther ? plan.before(options) : undefined;
  const { focus, answer } = await write(stage, {
    purpose: 'trigger-setup',
    about: event,
    method: 'POST',
    path: type,
    resource: before ?? (isOther || wish.change === 'miss-criteria' ? resource : plan.match(options)),
  });
  if (focus === undefined) throw new Blocked(`no ${type} to ${interaction} could be made: ${say(answer)}`);
  return focus;
}

async function write(
  stage: Stage,
  { purpose, about, method, path, resource, headers }: Write,
): Promise<{ answer: RestAnswer; focus: string | undefined }> {
  const [, id] = path.split('/');
  const { runId } = stage.run.options;
  const body = resource === undefined ? undefined : JSON.stringify(tagged({ ...resource, id }, runId));
  const { created, ...answer } = await send(stage, { purpose, about, method, path, headers, body });
  return { answer, focus: id === undefined ? created : path };
}

/** A Patient on the target; its reference. */
export async function createPatient(stage: Stage, name: string): Promise<string> {
  const { plan } = stage.run;
  if (plan === undefined) throw new Blocked('no topic is known whose events could be caused');
  const resource = plan.patient(labelOf(stage, name));
  const { focus, answer } = await write(stage, {
    purpose: 'trigger-setup',
    about: name,
    method: 'POST',
    path: 'Patient',
    resource,
  });
  if (focus === undefined) throw new Blocked(`no Patient could be created: ${say(answer)}`);
  return focus;
}

function labelOf({ run, scenario }: Stage, what: string): string {
  return `${run.options.runId.slice(0, 8)}-${scenario}-${what}`;
}
