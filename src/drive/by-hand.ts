import { Blocked, type ArrivedNotification, type Triggered, type TriggerWish } from '../model/index.js';
import { now, tell, type Stage } from './run.js';
import { poll } from './waiting.js';
import { markTrigger } from './trigger-mark.js';
import { filledText, mentions, type Deed, type TriggerOptions, type TriggerPlan } from './trigger/index.js';

/** How often it is looked whether the deed is done or its event is there. */
const LOOK_EVERY_MS = 100;

interface ByHand {
  readonly event: string;
  readonly plan: TriggerPlan;
  readonly deed: Extract<Deed, { kind: 'by-hand' }>;
  readonly wish: TriggerWish;
  readonly options: TriggerOptions;
}

/** Asks somebody to cause an event by hand, one thing at a time. */
export function askFor(stage: Stage, asked: ByHand): Promise<Triggered> {
  const { run } = stage;
  const done = run.byHand.then(() => ask(stage, asked));
  run.byHand = done.then(
    () => undefined,
    () => undefined,
  );
  return done;
}

async function ask(stage: Stage, { event, plan, deed, wish, options }: ByHand): Promise<Triggered> {
  const fromAt = now(stage.run);
  const prompt = promptOf(deed.prompt, options);
  const limitAt = Date.now() + deed.limitMs;
  tell(stage, { kind: 'prompt', text: prompt, limitAt });
  const expected = (wish.expects ?? []).length > 0;
  if (!(await isDone(stage, prompt, deed.limitMs, fromAt, expected))) {
    const sign =
      stage.run.options.confirm === undefined ? 'no notification came of it' : 'nobody said that it was done';
    throw new Blocked(`"${prompt}": ${sign} within ${String(deed.limitMs / 1000)} s`);
  }
  const focus = await focusSeen(stage, fromAt, expected);
  const [interaction = 'create'] = plan.interactions;
  const at = now(stage.run);
  const exchange = stage.run.rest.nextExchange(stage.recorder);
  markTrigger(stage, { event, exchange, interaction, focus, traces: [], byHand: { fromAt } }, wish);
  return { event, accepted: true, focus, at };
}

/** Until somebody says so; where nobody can, until a notification shows it. What must cause none gets the whole time. */
async function isDone(
  stage: Stage,
  prompt: string,
  limitMs: number,
  fromAt: number,
  expected: boolean,
): Promise<boolean> {
  const { confirm } = stage.run.options;
  const wait = { what: prompt, limitMs, everyMs: LOOK_EVERY_MS };
  if (confirm === undefined) {
    const seen = await poll(stage, wait, () => expected && arrivedSince(stage, fromAt).length > 0);
    return seen || (!expected && !stage.signal.aborted);
  }
  let said = false;
  const calledOff = new AbortController();
  void confirm(calledOff.signal).then(
    () => (said = true),
    () => undefined,
  );
  try {
    return await poll(stage, wait, () => said);
  } finally {
    calledOff.abort();
  }
}

/** What was changed by hand is known from its event alone. */
async function focusSeen(stage: Stage, fromAt: number, expected: boolean): Promise<string | undefined> {
  const limitMs = expected ? stage.run.limits.deliveryMs : 0;
  const find = () => arrivedSince(stage, fromAt).flatMap(focusesOf)[0];
  if (limitMs > 0) {
    const wait = { what: 'the event of what was done by hand', limitMs, everyMs: LOOK_EVERY_MS };
    await poll(stage, wait, () => arrivedSince(stage, fromAt).length > 0);
  }
  return find();
}

/** Notifications of events that came to the scenario since then. */
function arrivedSince({ connections, endpoints }: Stage, fromAt: number): ArrivedNotification[] {
  const all = [...connections, ...endpoints].flatMap(({ notifications }) => notifications);
  return all.filter(({ at, status }) => at >= fromAt && !['handshake', 'heartbeat'].includes(status.type ?? ''));
}

function focusesOf({ status }: ArrivedNotification): string[] {
  return status.events.flatMap(({ focus }) => focus?.name ?? []);
}

function promptOf(text: string, options: TriggerOptions): string {
  const patient = mentions(text, 'patient') && options.patient === undefined ? 'any patient' : options.patient;
  return filledText(text, { ...options, patient });
}
