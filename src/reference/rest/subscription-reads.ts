import { gone, json, notFound, type Answer, type Call } from '../answer.js';
import type { Context } from '../context.js';
import type { SubscriptionRecord } from '../world.js';
import { versionHeaders } from './body.js';
import { searchset, selfLink } from './searchset.js';
import { hasTag } from './tag.js';

export function readSubscription(call: Call, { behaviour, world }: Context): Answer {
  const record = world.subscriptions.get(call.id ?? '');
  if (record === undefined) return notFound(`Subscription/${call.id ?? ''}`);
  if (!behaviour.visible(record)) return gone(`Subscription/${record.id}`);
  return json(200, behaviour.shown(record, 'subscription-read'), versionHeaders(record.resource));
}

/** Parameters that are not declared are passed over, as a lenient server does. */
export function searchSubscriptions(call: Call, context: Context): Answer {
  const { behaviour, world } = context;
  const declared = world.dialect.terms.subscriptionSearch;
  const asked = [...call.query].filter(([name]) => name === '_tag' || Object.hasOwn(declared, name));
  const shown = [...world.subscriptions.values()]
    .filter((record) => behaviour.visible(record))
    .map((record: SubscriptionRecord) => behaviour.shown(record, 'subscription-search'))
    .filter((resource) =>
      asked.every(([name, value]) =>
        name === '_tag' ? hasTag(resource, value) : behaviour.meetsSearch(resource, name, value),
      ),
    );
  return json(200, searchset(shown, shown.length, [selfLink(call, world.baseUrl, asked)], world.baseUrl));
}
