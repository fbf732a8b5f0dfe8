import { isObject, object, without, type Json, type JsonObject } from '../../json.js';
import { STATUS_PROFILE } from '../backport/names.js';
import { parameters } from './value.js';

/** Elements of SubscriptionStatus, the parameters of the guide that stand for them, and their types. */
const STATUS = [
  ['subscription', 'subscription', 'Reference'],
  ['topic', 'topic', 'Canonical'],
  ['status', 'status', 'Code'],
  ['type', 'type', 'Code'],
  ['eventsSinceSubscriptionStart', 'events-since-subscription-start', 'String'],
] as const;

const EVENT = [
  ['eventNumber', 'event-number', 'String'],
  ['timestamp', 'timestamp', 'Instant'],
  ['focus', 'focus', 'Reference'],
  ['additionalContext', 'additional-context', 'Reference'],
] as const;

type Names = readonly (readonly [element: string, parameter: string, type: string])[];

/** The status in Parameters, by the profile of the guide. Elements that nobody knows stay elements of the resource. */
export function statusParameters(status: JsonObject): JsonObject {
  const { meta, notificationEvent, error } = status;
  const { profile = [], ...others } = object(meta);
  const parameter = [
    ...listed(status, STATUS),
    ...all(notificationEvent).map(eventParameter),
    ...parameters('error', 'CodeableConcept', error),
  ];
  const known = ['resourceType', 'meta', 'notificationEvent', 'error', ...STATUS.map(([element]) => element)];
  return {
    resourceType: 'Parameters',
    ...without(status, ...known),
    meta: { ...others, profile: [...all(profile).filter((one) => one !== STATUS_PROFILE), STATUS_PROFILE] },
    ...(parameter.length === 0 ? {} : { parameter }),
  };
}

function eventParameter(event: Json): JsonObject {
  const name = 'notification-event';
  if (!isObject(event)) return { name, ...without(parameters(name, 'String', event)[0] ?? {}, 'name') };
  const part = listed(event, EVENT);
  return { name, ...without(event, ...EVENT.map(([element]) => element)), ...(part.length === 0 ? {} : { part }) };
}

function listed(source: JsonObject, names: Names): JsonObject[] {
  return names.flatMap(([element, name, type]) => parameters(name, type, source[element]));
}

function all(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
