import type { Problem } from '../answer.js';
import { isObject, objects, text, type Json, type JsonObject } from '../json.js';
import type { Topic } from '../topics/topic.js';
import type { SubscriptionRecord, World } from '../world.js';
import { endpointProblems } from './endpoint-problems.js';
import { filterProblems } from './filter-problems.js';
import { invalid } from './invalid.js';

const CHANNEL_SYSTEM = 'http://terminology.hl7.org/CodeSystem/subscription-channel-type';
const CHANNELS = ['websocket', 'rest-hook'];
const CONTENT_LEVELS = ['empty', 'id-only', 'full-resource'];
const MIME_TYPES = ['application/fhir+json', 'application/json'];

/** Everything that speaks against a requested Subscription. */
export function problemsOf(asked: JsonObject, world: World, stored: SubscriptionRecord | undefined): Problem[] {
  return [
    ...topicProblems(asked.topic, world.topics),
    ...channelProblems(asked.channelType),
    ...endpointProblems(asked),
    ...filterProblems(objects(asked.filterBy), topicOf(asked.topic, world.topics)),
    ...contentProblems(asked.content),
    ...mimeTypeProblems(asked.contentType, world.dialect.terms.mimeVersions),
    ...reasonProblems(asked.reason, world.dialect.terms.demandsReason),
    ...statusProblems(asked.status, stored),
    ...endProblems(asked.end, world.now()),
    ...countProblems(asked),
  ];
}

/** The topic that a canonical names, with or without its version. */
export function topicOf(canonical: Json | undefined, topics: readonly Topic[]): Topic | undefined {
  const [url, version] = (text(canonical) ?? '').split('|');
  return topics.find((topic) => topic.url === url && (version === undefined || topic.definition.version === version));
}

function topicProblems(canonical: Json | undefined, topics: readonly Topic[]): Problem[] {
  if (topicOf(canonical, topics) !== undefined) return [];
  const known = topics.map((topic) => topic.url).join(', ');
  return [
    invalid(
      'topic',
      'topic',
      `Topic ${JSON.stringify(canonical ?? null)} does not exist here. Subscribe to one of: ${known}.`,
    ),
  ];
}

function channelProblems(channelType: Json | undefined): Problem[] {
  if (
    isObject(channelType) &&
    CHANNELS.some((code) => code === channelType.code) &&
    (channelType.system ?? CHANNEL_SYSTEM) === CHANNEL_SYSTEM
  )
    return [];
  const diagnostics = `Channel type ${JSON.stringify(channelType ?? null)} is not implemented. Use one of ${CHANNEL_SYSTEM}: ${CHANNELS.join(', ')}.`;
  return [invalid('channel', 'channelType', diagnostics, 'not-supported')];
}

function contentProblems(content: Json | undefined): Problem[] {
  if (content === undefined || CONTENT_LEVELS.some((level) => level === content)) return [];
  const diagnostics = `Content level ${JSON.stringify(content)} is unknown. Use one of: ${CONTENT_LEVELS.join(', ')}.`;
  return [invalid('content', 'content', diagnostics, 'code-invalid')];
}

function mimeTypeProblems(contentType: Json | undefined, versions: readonly string[]): Problem[] {
  const [type, ...parameters] = (text(contentType) ?? '').split(';').map((part) => part.trim().toLowerCase());
  const known = MIME_TYPES.some((mime) => mime === type) && parameters.every((part) => isWritable(part, versions));
  if (contentType === undefined || known) return [];
  const diagnostics = `Notifications are not written as ${JSON.stringify(contentType)}. Use application/fhir+json.`;
  return [invalid('mime-type', 'contentType', diagnostics, 'not-supported')];
}

/** A parameter of a MIME type that notifications are written by: every charset, and the versions of the release. */
function isWritable(parameter: string, versions: readonly string[]): boolean {
  const [name, value = ''] = parameter.split('=').map((part) => part.trim().replaceAll('"', ''));
  return name === 'charset' || (name === 'fhirversion' && versions.includes(value));
}

function reasonProblems(reason: Json | undefined, isDemanded: boolean): Problem[] {
  if (!isDemanded || (text(reason) ?? '') !== '') return [];
  return [
    invalid('reason', 'reason', 'Say in reason why the Subscription is there: the release demands it.', 'required'),
  ];
}

function statusProblems(status: Json | undefined, stored: SubscriptionRecord | undefined): Problem[] {
  if (status === 'requested' || status === 'off' || (stored !== undefined && status === stored.resource.status))
    return [];
  const diagnostics = `A client sets the status to requested or off, not to ${JSON.stringify(status ?? null)}.`;
  return [invalid('status', 'status', diagnostics, 'business-rule')];
}

function endProblems(end: Json | undefined, now: number): Problem[] {
  if (end === undefined) return [];
  const at = Date.parse(text(end) ?? '');
  if (Number.isNaN(at)) return [invalid('end', 'end', `End ${JSON.stringify(end)} is no instant.`)];
  return at > now ? [] : [invalid('end', 'end', `End ${JSON.stringify(end)} is in the past.`, 'business-rule')];
}

function countProblems(asked: JsonObject): Problem[] {
  const least = { heartbeatPeriod: 0, timeout: 0, maxCount: 1 };
  return Object.entries(least).flatMap(([name, from]) => {
    const value = asked[name];
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= from)) return [];
    return [
      invalid('count', name, `${name} must be a whole number of at least ${from}, got ${JSON.stringify(value)}.`),
    ];
  });
}
