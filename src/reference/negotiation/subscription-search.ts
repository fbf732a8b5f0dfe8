import { object, objects, text, type Json, type JsonObject } from '../json.js';
import { meetsToken } from '../topics/filter.js';
import { sameCanonical, startsWith } from '../topics/searching.js';

type Meets = (subscription: JsonObject, value: string) => boolean;

/** Whether a Subscription meets one search parameter of any release; what is none of them is passed over. */
export function meetsSubscriptionSearch(subscription: JsonObject, name: string, value: string): boolean {
  return Object.entries(PARAMETERS).every(([parameter, meets]) => parameter !== name || meets(subscription, value));
}

const PARAMETERS: Readonly<Record<string, Meets>> = {
  _id: ({ id }, value) => value.split(',').includes(text(id) ?? ''),
  'content-level': ({ content }, value) => meetsToken(content, value),
  criteria: ({ topic }, value) => startsWith(topic, value),
  'custom-channel': (subscription, value) => meetsToken(customChannels(subscription), value),
  'filter-criteria': (subscription, value) => criteriaOf(subscription).some((criteria) => startsWith(criteria, value)),
  'filter-value': ({ filterBy }, value) => objects(filterBy).some((filter) => startsWith(filter.value, value)),
  payload: ({ contentType }, value) => meetsToken(contentType, withPlus(value)),
  'payload-type': ({ content }, value) => meetsToken(content, value),
  status: ({ status }, value) => meetsToken(status, value),
  topic: ({ topic }, value) => sameCanonical(topic, value),
  type: ({ channelType }, value) => meetsToken(object(channelType), value),
  url: ({ endpoint }, value) => text(endpoint) === value,
};

/** A plus that was not encoded arrives as a space. */
function withPlus(value: string): string {
  return value.replace('application/fhir json', 'application/fhir+json');
}

/** Filters as they were sent, up to R4B. */
function criteriaOf({ _criteria }: JsonObject): Json[] {
  return objects(object(_criteria).extension).map(({ valueString = null }) => valueString);
}

/** Channels that were named by an extension, up to R4B. */
function customChannels({ channel }: JsonObject): Json[] {
  return objects(object(object(channel)._type).extension).map(({ valueCoding = null }) => valueCoding);
}
