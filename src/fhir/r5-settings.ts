import {
  numberAt,
  objectAt,
  objectsAt,
  textAt,
  type FilterSetting,
  type HeaderSetting,
  type JsonObject,
  type SubscriptionSettings,
} from '../model/index.js';
import { present } from './present.js';

/** Code system of R5 Subscription.channelType. */
export const CHANNEL_TYPES = 'http://terminology.hl7.org/CodeSystem/subscription-channel-type';

/** The R5 Subscription that asks for the settings; `requested` unless they say otherwise. */
export function buildSubscription(settings: SubscriptionSettings): JsonObject {
  const { channel } = settings;
  return present({
    resourceType: 'Subscription',
    status: settings.status ?? 'requested',
    topic: settings.topic,
    reason: settings.reason,
    filterBy: settings.filters.length === 0 ? undefined : settings.filters.map(buildFilter),
    channelType: channel && present({ system: channel.system ?? CHANNEL_TYPES, code: channel.code }),
    endpoint: settings.endpoint,
    parameter: settings.headers?.map(({ name, value }) => ({ name, value })),
    heartbeatPeriod: settings.heartbeatPeriodS,
    timeout: settings.timeoutS,
    contentType: settings.contentType,
    content: settings.content,
    maxCount: settings.maxCount,
    end: settings.end,
  });
}

function buildFilter(filter: FilterSetting): JsonObject {
  return present({
    resourceType: filter.resourceType,
    filterParameter: filter.parameter,
    comparator: filter.comparator,
    modifier: filter.modifier,
    value: filter.value,
  });
}

/** What an R5 Subscription asks for or grants. Values of a wrong JSON type are undefined. */
export function readSettings(subscription: JsonObject): SubscriptionSettings {
  const channel = objectAt(subscription, 'channelType');
  return {
    topic: textAt(subscription, 'topic'),
    status: textAt(subscription, 'status'),
    reason: textAt(subscription, 'reason'),
    filters: objectsAt(subscription, 'filterBy').map(readFilter),
    channel: channel && { system: textAt(channel, 'system'), code: textAt(channel, 'code') },
    endpoint: textAt(subscription, 'endpoint'),
    headers: readHeaders(subscription),
    contentType: textAt(subscription, 'contentType'),
    content: textAt(subscription, 'content'),
    heartbeatPeriodS: numberAt(subscription, 'heartbeatPeriod'),
    timeoutS: numberAt(subscription, 'timeout'),
    maxCount: numberAt(subscription, 'maxCount'),
    end: textAt(subscription, 'end'),
  };
}

function readHeaders(subscription: JsonObject): HeaderSetting[] | undefined {
  const parameters = objectsAt(subscription, 'parameter');
  if (parameters.length === 0) return undefined;
  return parameters.map((one) => ({ name: textAt(one, 'name') ?? '', value: textAt(one, 'value') ?? '' }));
}

function readFilter(filter: JsonObject): FilterSetting {
  return {
    resourceType: textAt(filter, 'resourceType'),
    parameter: textAt(filter, 'filterParameter') ?? '',
    comparator: textAt(filter, 'comparator'),
    modifier: textAt(filter, 'modifier'),
    value: textAt(filter, 'value') ?? '',
  };
}
