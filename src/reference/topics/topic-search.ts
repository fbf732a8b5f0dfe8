import { objects, text, type Json, type JsonObject } from '../json.js';
import { sameCanonical, startsWith } from './searching.js';

/** Whether a topic meets one search parameter; what is none of them is passed over. */
export function meetsTopicSearch(topic: JsonObject, name: string, value: string): boolean {
  const meets = PARAMETERS[name];
  return meets === undefined || meets(topic, value);
}

const PARAMETERS: Readonly<Record<string, (topic: JsonObject, value: string) => boolean>> = {
  _id: ({ id }, value) => value.split(',').includes(text(id) ?? ''),
  'derived-or-self': ({ url, derivedFrom }, value) =>
    [url, ...(Array.isArray(derivedFrom) ? derivedFrom : [])].some((one) => sameCanonical(one, value)),
  resource: (topic, value) => triggers(topic).some(({ resource }) => namesType(resource, value)),
  status: ({ status }, value) => value.split(',').includes(text(status) ?? ''),
  title: ({ title }, value) => startsWith(title, value),
  'trigger-description': (topic, value) => triggers(topic).some(({ description }) => startsWith(description, value)),
  url: ({ url }, value) => sameCanonical(url, value),
};

function triggers(topic: JsonObject): JsonObject[] {
  return objects(topic.resourceTrigger);
}

/** A type by its name or by the URL of its definition. */
function namesType(resource: Json | undefined, value: string): boolean {
  const lastPart = (uri: string) => uri.split('/').at(-1);
  return lastPart(text(resource) ?? '') === lastPart(value);
}
