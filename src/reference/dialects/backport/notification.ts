import { object, objects, text, type Json, type JsonObject } from '../../json.js';
import { typeAndId } from '../../topics/filter.js';
import type { Notice, World } from '../../world.js';
import { changeEntry } from './change-entry.js';

const OWN_TYPE = 'history';
const TYPE_OF_R5 = 'subscription-notification';

/** Writes the resource of the status in the way of the release. */
type WriteStatus = (status: JsonObject) => JsonObject;

/** A history Bundle: every entry tells of a request and its response, the one of the status of a call of `$status`. */
export function historyBundle(
  bundle: JsonObject,
  notice: Notice,
  { baseUrl }: World,
  writeStatus: WriteStatus,
): JsonObject {
  const entry = Array.isArray(bundle.entry) ? bundle.entry.map(translate) : bundle.entry;
  return {
    ...bundle,
    type: bundle.type === TYPE_OF_R5 ? OWN_TYPE : bundle.type,
    ...(entry === undefined ? {} : { entry }),
  };

  function translate(one: Json): Json {
    const [found] = objects(one);
    if (found === undefined) return one;
    const status = object(found.resource);
    return status.resourceType === 'SubscriptionStatus'
      ? statusEntry(found, writeStatus(status), addressOf(status, notice, baseUrl))
      : changeEntry(found, notice.events);
  }
}

function statusEntry(entry: JsonObject, resource: JsonObject, url: string): JsonObject {
  return {
    ...entry,
    resource,
    request: entry.request ?? { method: 'GET', url },
    response: entry.response ?? { status: '200' },
  };
}

/** Where the status would be asked for: of the Subscription that it names. */
function addressOf(status: JsonObject, { subscription }: Notice, baseUrl: string): string {
  const reference = text(object(status.subscription).reference);
  const path = reference === undefined ? `Subscription/${subscription.id}` : typeAndId(reference);
  return `${baseUrl}/${path}/$status`;
}
