import { json, notSupported, refusal, type Answer, type Call } from '../answer.js';
import type { Context } from '../context.js';
import { send } from '../events.js';
import type { EventRecord } from '../world.js';
import type { Handled } from './handled.js';
import { inputs } from './operation-input.js';
import { askedAbout } from './operations.js';

/** `$resend`: past events are sent again by the channel, with the numbers they had, once this is answered. */
export function resendEvents(call: Call, context: Context): Handled {
  const { behaviour, world } = context;
  if (!world.dialect.terms.resends) return { answer: notSupported(404, `There is nothing at ${call.path}.`) };
  const subscription = askedAbout(call.id ?? '', context);
  if ('status' in subscription) return { answer: subscription };
  const input = inputs(call);
  if ('refused' in input) return { answer: input.refused };
  const wrong = BOUNDS.find(({ name, read }) => input.named(name).some((value) => Number.isNaN(read(value))));
  if (wrong !== undefined) return { answer: noBound(wrong.name) };
  const events = behaviour
    .eventsKept(subscription)
    .filter((event) => BOUNDS.every(({ name, read, holds }) => input.named(name).every((v) => holds(event, read(v)))));
  return { answer: told(events.length), after: () => send(events, subscription, context) };
}

interface Bound {
  readonly name: string;
  /** NaN where the text is no bound. */
  readonly read: (text: string) => number;
  readonly holds: (event: EventRecord, bound: number) => boolean;
}

const BOUNDS: readonly Bound[] = [
  { name: 'eventsSinceNumber', read: wholeNumber, holds: ({ number }, bound) => number >= bound },
  { name: 'eventsUntilNumber', read: wholeNumber, holds: ({ number }, bound) => number <= bound },
  { name: 'eventsSinceInstant', read: instant, holds: ({ at }, bound) => at >= bound },
  { name: 'eventsUntilInstant', read: instant, holds: ({ at }, bound) => at <= bound },
];

function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

function instant(text: string): number {
  return Date.parse(text);
}

function noBound(name: string): Answer {
  const kind = name.endsWith('Number') ? 'the number of an event' : 'an instant';
  return refusal({ rule: name, status: 400, code: 'value', diagnostics: `${name} has to be ${kind}.` });
}

function told(count: number): Answer {
  const diagnostics = `${count} ${count === 1 ? 'event is' : 'events are'} sent again.`;
  const issue = [{ severity: 'information', code: 'informational', diagnostics }];
  return json(200, { resourceType: 'OperationOutcome', issue });
}
