import { json, refusal, type Answer, type Call } from '../answer.js';
import { composeBundle } from '../compose.js';
import type { Context } from '../context.js';
import type { Notice } from '../world.js';
import { inputs } from './operation-input.js';
import { askedAbout } from './operations.js';

/** `$events`: past events again, with the numbers they had; nothing is counted. */
export function subscriptionEvents(call: Call, context: Context): Answer {
  const { behaviour, world } = context;
  const subscription = askedAbout(call.id ?? '', context);
  if ('status' in subscription) return subscription;
  const input = inputs(call);
  if ('refused' in input) return input.refused;
  const [since, until] = ['eventsSinceNumber', 'eventsUntilNumber'].map((name) => bound(name, input.named(name)[0]));
  if (typeof since === 'object') return since;
  if (typeof until === 'object') return until;
  const events = behaviour.eventsRange(behaviour.eventsKept(subscription), { since, until });
  const none = events.length === 0 ? behaviour.eventsNone(subscription, world) : undefined;
  if (none !== undefined) return none;
  const level = behaviour.eventsHint(input.named('content')[0]);
  const notice: Notice = { kind: 'query-event', subscription, events, level };
  return { ...json(200, composeBundle(notice, context)), notice };
}

/** A bound is a whole number, or the request is refused; undefined where it was not given. */
function bound(name: string, value: string | undefined): number | Answer | undefined {
  if (value === undefined || /^\d{1,15}$/.test(value)) return value === undefined ? undefined : Number(value);
  const diagnostics = `${name} is the number of an event, not ${JSON.stringify(value)}.`;
  return refusal({ rule: name, status: 400, code: 'value', diagnostics });
}
