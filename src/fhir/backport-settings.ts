import {
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
  type FilterSetting,
  type HeaderSetting,
  type Json,
  type JsonObject,
  type SubscriptionSettings,
} from '../model/index.js';
import { BACKPORT } from './backport.js';
import { filterCriteria, readFilterCriteria } from './filter-criteria.js';
import { present } from './present.js';
import { CHANNEL_TYPES } from './r5-settings.js';

/** Channel types that R4 and R4B have a code for; any other goes into an extension beside one of them. */
const CHANNEL_CODES = ['rest-hook', 'websocket', 'email', 'sms', 'message'];

/** The Subscription of R4 and R4B, by the profile backport-subscription, that asks for the settings. */
export function buildSubscription(settings: SubscriptionSettings): JsonObject {
  return present({
    resourceType: 'Subscription',
    meta: { profile: [BACKPORT.profile] },
    status: settings.status ?? 'requested',
    // Required in these releases.
    reason: settings.reason ?? 'conformance test',
    criteria: settings.topic,
    _criteria: extended(
      settings.filters.map((filter) => value(BACKPORT.filterCriteria, 'String', filterCriteria(filter))),
    ),
    end: settings.end,
    channel: buildChannel(settings),
  });
}

function buildChannel({ channel, ...settings }: SubscriptionSettings): JsonObject {
  const { code } = channel ?? {};
  const isStandard = code !== undefined && CHANNEL_CODES.includes(code);
  const timing = [
    ...optional(BACKPORT.heartbeatPeriod, 'UnsignedInt', settings.heartbeatPeriodS),
    ...optional(BACKPORT.timeout, 'UnsignedInt', settings.timeoutS),
    ...optional(BACKPORT.maxCount, 'PositiveInt', settings.maxCount),
  ];
  return present({
    ...extended(timing),
    type: isStandard ? code : 'websocket',
    _type:
      isStandard || channel === undefined
        ? undefined
        : extended([value(BACKPORT.channelType, 'Coding', present({ system: channel.system ?? CHANNEL_TYPES, code }))]),
    endpoint: settings.endpoint,
    payload: settings.contentType,
    _payload: extended(optional(BACKPORT.payloadContent, 'Code', settings.content)),
    header: settings.headers?.map(({ name, value: text }) => `${name}: ${text}`),
  });
}

/** What a Subscription of R4 or R4B asks for or grants. Values of a wrong JSON type are undefined. */
export function readSettings(subscription: JsonObject): SubscriptionSettings {
  const channel = objectAt(subscription, 'channel');
  return {
    topic: textAt(subscription, 'criteria'),
    status: textAt(subscription, 'status'),
    reason: textAt(subscription, 'reason'),
    filters: readFilters(subscription),
    channel: channel && readChannel(channel),
    endpoint: textAt(channel, 'endpoint'),
    headers: readHeaders(channel),
    contentType: textAt(channel, 'payload'),
    content: textAt(extensionIn(channel, '_payload', BACKPORT.payloadContent), 'valueCode'),
    heartbeatPeriodS: numberAt(extensionOf(channel, BACKPORT.heartbeatPeriod), 'valueUnsignedInt'),
    timeoutS: numberAt(extensionOf(channel, BACKPORT.timeout), 'valueUnsignedInt'),
    maxCount: numberAt(extensionOf(channel, BACKPORT.maxCount), 'valuePositiveInt'),
    end: textAt(subscription, 'end'),
  };
}

function readFilters(subscription: JsonObject): FilterSetting[] {
  return objectsAt(subscription, '_criteria', 'extension')
    .filter((extension) => extension['url'] === BACKPORT.filterCriteria)
    .flatMap((extension) => readFilterCriteria(textAt(extension, 'valueString') ?? ''));
}

/** A channel type of the extension goes before the code beside it. */
function readChannel(channel: JsonObject): SubscriptionSettings['channel'] {
  const coding = objectAt(extensionIn(channel, '_type', BACKPORT.channelType), 'valueCoding');
  if (coding !== undefined) return { system: textAt(coding, 'system'), code: textAt(coding, 'code') };
  return { system: undefined, code: textAt(channel, 'type') };
}

function readHeaders(channel: JsonObject | undefined): HeaderSetting[] | undefined {
  const lines = listAt(channel, 'header');
  return lines.length === 0 ? undefined : lines.flatMap(readHeader);
}

/** Split at the first colon. */
function readHeader(line: Json): HeaderSetting[] {
  const [, name, text = ''] = typeof line === 'string' ? (/^([^:]+):\s*(.*)$/s.exec(line) ?? []) : [];
  return name === undefined ? [] : [{ name: name.trim(), value: text.trim() }];
}

function extensionOf(element: JsonObject | undefined, url: string): JsonObject | undefined {
  return objectsAt(element, 'extension').find((extension) => extension['url'] === url);
}

function extensionIn(element: JsonObject | undefined, name: string, url: string): JsonObject | undefined {
  return extensionOf(objectAt(element, name), url);
}

function value(url: string, type: string, content: Json): JsonObject {
  return { url, [`value${type}`]: content };
}

function optional(url: string, type: string, content: Json | undefined): JsonObject[] {
  return content === undefined ? [] : [value(url, type, content)];
}

function extended(extensions: JsonObject[]): JsonObject | undefined {
  return extensions.length === 0 ? undefined : { extension: extensions };
}
