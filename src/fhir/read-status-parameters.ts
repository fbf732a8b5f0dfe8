import {
  isObject,
  listAt,
  objectsAt,
  textAt,
  type EventView,
  type Json,
  type JsonObject,
  type ReferenceView,
  type StatusElement,
  type StatusView,
} from '../model/index.js';
import { lastSegment, readReference, wholeNumber } from './read-values.js';
import { everyPlace } from './status-places.js';

/** Names of the parameters of the backport status profile, by the element of SubscriptionStatus they stand for. */
const NAMES: Readonly<Record<StatusElement, string>> = {
  eventsSinceSubscriptionStart: 'events-since-subscription-start',
  error: 'error',
  notificationEvent: 'notification-event',
  status: 'status',
  subscription: 'subscription',
  topic: 'topic',
  type: 'type',
};

const PROFILE = 'backport-subscription-status-r4';

/** One parameter or part, with its place. */
interface Slot {
  readonly path: string;
  readonly name: string;
  readonly parameter: JsonObject;
}

/** Whether Parameters are meant as a status: by their profile, or by two of the names that a status always has. */
export function isStatusParameters(resource: JsonObject): boolean {
  if (textAt(resource, 'resourceType') !== 'Parameters') return false;
  const names = objectsAt(resource, 'parameter').map((one) => textAt(one, 'name'));
  const known = ['subscription', 'status', 'type'].filter((name) => names.includes(name));
  const claimed = listAt(resource['meta'], 'profile').some((url) => typeof url === 'string' && url.includes(PROFILE));
  return claimed || known.length >= 2;
}

/** The Parameters of the backport status profile of R4, in the words of SubscriptionStatus. */
export function readStatusParameters(resource: JsonObject, path: string): StatusView {
  const slots = slotsOf(listAt(resource, 'parameter'), `${path}.parameter`);
  const first = (element: StatusElement) => slots.find(({ name }) => name === NAMES[element]);
  const text = (element: StatusElement) => textOf(valueOf(first(element)?.parameter));
  const subscription = referenceOf(first('subscription'))?.reference;
  const rawCount = valueOf(first('eventsSinceSubscriptionStart')?.parameter);
  return {
    path,
    form: 'Parameters',
    resource,
    places: placesOf(slots, path),
    raw: rawOf(slots),
    type: text('type'),
    status: text('status'),
    count: wholeNumber(rawCount),
    rawCount,
    subscription,
    subscriptionId: lastSegment(subscription),
    topic: text('topic'),
    events: slots.filter(({ name }) => name === NAMES.notificationEvent).map(readEvent),
  };
}

function slotsOf(list: readonly Json[], path: string): Slot[] {
  return list.flatMap((parameter, index) =>
    isObject(parameter)
      ? [{ parameter, path: `${path}[${String(index)}]`, name: textAt(parameter, 'name') ?? '' }]
      : [],
  );
}

function placesOf(slots: readonly Slot[], path: string): StatusView['places'] {
  return everyPlace((element) => placeOf(slots, NAMES[element], `${path}.parameter`));
}

/** The parameter that is there, or the name of the one that is not. */
function placeOf(slots: readonly Slot[], name: string, list: string): string {
  return slots.find((slot) => slot.name === name)?.path ?? `${list}[name=${name}]`;
}

function rawOf(slots: readonly Slot[]): StatusView['raw'] {
  const raw: JsonObject = {};
  for (const [element, name] of Object.entries(NAMES)) {
    const found = slots.filter((slot) => slot.name === name).map(({ parameter }) => parameter);
    const [only] = found;
    if (only !== undefined) raw[element] = found.length === 1 ? (valueOf(only) ?? only) : found;
  }
  return raw;
}

function readEvent({ parameter, path }: Slot): EventView {
  const list = `${path}.part`;
  const parts = slotsOf(listAt(parameter, 'part'), list);
  const first = (name: string) => parts.find((part) => part.name === name);
  const rawNumber = valueOf(first('event-number')?.parameter);
  return {
    path,
    places: {
      additionalContext: placeOf(parts, 'additional-context', list),
      eventNumber: placeOf(parts, 'event-number', list),
      focus: placeOf(parts, 'focus', list),
      timestamp: placeOf(parts, 'timestamp', list),
    },
    number: wholeNumber(rawNumber),
    rawNumber,
    timestamp: valueOf(first('timestamp')?.parameter),
    focus: referenceOf(first('focus')),
    context: parts.filter(({ name }) => name === 'additional-context').flatMap((part) => referenceOf(part) ?? []),
  };
}

function referenceOf(slot: Slot | undefined): ReferenceView | undefined {
  const value = valueOf(slot?.parameter);
  return slot !== undefined && isObject(value) ? readReference(value, `${slot.path}.valueReference`) : undefined;
}

/** The value of a parameter, of whatever type: a wrong type is for the checks to tell. */
function valueOf(parameter: JsonObject | undefined): Json | undefined {
  return Object.entries(parameter ?? {}).find(([name]) => name.startsWith('value'))?.[1];
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
