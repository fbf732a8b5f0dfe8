import { expect, test } from 'vitest';
import { textAt, type JsonObject, type Path, type Release } from '../../../model/index.js';
import { GUIDE } from './guide.js';
import { edited, type Edit } from './testing/edit.js';
import { everyIssue } from './testing/every-issue.js';
import { capabilityStatement, subscription, subscriptionStatus } from './testing/skeletons.js';

const CONTENT: Path = ['channel', '_payload', 'extension', 0];
const CHANNEL: Path = ['channel', 'extension'];
const EVENT: Path = ['notificationEvent', 0, 'extension'];
const REST: Path = ['rest', 0];
const CROSS_VERSION = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Subscription';

const content = { url: `${GUIDE}backport-payload-content`, valueCode: 'id-only' };
const heartbeat = { url: `${GUIDE}backport-heartbeat-period`, valueUnsignedInt: 5 };
const socket = { url: 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket', valueUri: 'wss://b' };
const topic = { url: `${GUIDE}capabilitystatement-subscriptiontopic-canonical`, valueCanonical: 'http://t' };

/** Release, mistake, edits, and the issue: severity, path below the resource, rule. */
type Mistake = readonly [Release, string, readonly Edit[], 'error' | 'warning', string, string];

const IN_SUBSCRIPTION: readonly Mistake[] = [
  [
    'R4',
    'a query as criteria',
    [{ at: ['criteria'], to: 'Encounter?status=planned' }],
    'error',
    'criteria',
    'backport-subscription: criteria holds the canonical URL of the topic',
  ],
  [
    'R4B',
    'a relative topic',
    [{ at: ['criteria'], to: 'SubscriptionTopic/a' }],
    'error',
    'criteria',
    'backport-subscription: criteria holds the canonical URL of the topic',
  ],
  [
    'R4',
    'no payload',
    [{ at: ['channel', 'payload'] }, { at: ['channel', '_payload'] }],
    'error',
    'channel.payload',
    'backport-subscription: channel.payload 1..1',
  ],
  [
    'R4',
    'no content level',
    [{ at: ['channel', '_payload'] }],
    'error',
    'channel._payload.extension',
    'backport-subscription: Subscription.channel.payload.extension:backport-payload-content 1..1',
  ],
  [
    'R4B',
    'two content levels',
    [{ at: ['channel', '_payload', 'extension', 1], to: content }],
    'error',
    'channel._payload.extension[1]',
    'backport-payload-content 1..1',
  ],
  [
    'R4',
    'a content level in the wrong place',
    [{ at: ['channel', '_payload'] }, { at: [...CHANNEL, 3], to: content }],
    'error',
    'channel.extension[3]',
    'backport-payload-content: context Subscription.channel.payload',
  ],
  [
    'R4',
    'a content level as text',
    [{ at: CONTENT, to: { url: content.url, valueString: 'empty' } }],
    'error',
    'channel._payload.extension[0].valueString',
    'backport-payload-content.value[x] only code',
  ],
  [
    'R4',
    'a content level that is none',
    [{ at: [...CONTENT, 'valueCode'], to: 'idonly' }],
    'error',
    'channel._payload.extension[0].valueCode',
    'backport-payload-content.value[x] from backport-content-value-set',
  ],
  [
    'R4',
    'a content level with a misspelt URL',
    [{ at: [...CONTENT, 'url'], to: `${GUIDE}backport-payload-contents` }],
    'error',
    'channel._payload.extension[0].url',
    'backport-payload-content: url',
  ],
  [
    'R4',
    'a heartbeat period with a URL elsewhere',
    [{ at: [...CHANNEL, 0, 'url'], to: 'http://hl7.org/fhir/StructureDefinition/backport-heartbeat-period' }],
    'warning',
    'channel.extension[0].url',
    'backport-heartbeat-period: url',
  ],
  [
    'R4',
    'two heartbeat periods',
    [{ at: [...CHANNEL, 3], to: heartbeat }],
    'error',
    'channel.extension[3]',
    'backport-heartbeat-period 0..1',
  ],
  [
    'R4',
    'a heartbeat period as integer',
    [{ at: [...CHANNEL, 0], to: { url: heartbeat.url, valueInteger: 5 } }],
    'error',
    'channel.extension[0].valueInteger',
    'backport-heartbeat-period.value[x] only unsignedInt',
  ],
  [
    'R4',
    'a heartbeat period on the Subscription',
    [{ at: [...CHANNEL, 0] }, { at: ['extension'], to: [heartbeat] }],
    'error',
    'extension[0]',
    'backport-heartbeat-period: context Subscription.channel',
  ],
  [
    'R4',
    'a timeout as a modifier',
    [
      { at: [...CHANNEL, 1] },
      { at: ['channel', 'modifierExtension'], to: [{ url: `${GUIDE}backport-timeout`, valueUnsignedInt: 1 }] },
    ],
    'error',
    'channel.modifierExtension[0]',
    'backport-timeout: context Subscription.channel',
  ],
  [
    'R4B',
    'a largest number as unsignedInt',
    [{ at: [...CHANNEL, 2], to: { url: `${GUIDE}backport-max-count`, valueUnsignedInt: 1 } }],
    'error',
    'channel.extension[2].valueUnsignedInt',
    'backport-max-count.value[x] only positiveInt',
  ],
  [
    'R4',
    'filters on the channel',
    [
      { at: ['_criteria'] },
      { at: [...CHANNEL, 3], to: { url: `${GUIDE}backport-filter-criteria`, valueString: 'a=b' } },
    ],
    'error',
    'channel.extension[3]',
    'backport-filter-criteria: context Subscription.criteria',
  ],
  [
    'R4',
    'a channel type as code',
    [{ at: ['channel', '_type', 'extension', 0], to: { url: `${GUIDE}backport-channel-type`, valueCode: 'zulip' } }],
    'error',
    'channel._type.extension[0].valueCode',
    'backport-channel-type.value[x] only Coding',
  ],
  [
    'R4B',
    'a cross-version extension',
    [{ at: [...CHANNEL, 3], to: { url: `${CROSS_VERSION}.heartbeatPeriod`, valueUnsignedInt: 5 } }],
    'warning',
    'channel.extension[3]',
    'backport-subscription: no cross-version extension for what the guide defines',
  ],
];

const IN_EVENTS: readonly Mistake[] = [
  [
    'R4B',
    'a related query without its query',
    [{ at: [...EVENT, 0, 'extension', 1] }],
    'error',
    'notificationEvent[0].extension[0].extension',
    'backport-related-query: extension:query 1..1',
  ],
  [
    'R4B',
    'a query type as code',
    [{ at: [...EVENT, 0, 'extension', 0], to: { url: 'queryType', valueCode: 'x' } }],
    'error',
    'notificationEvent[0].extension[0].extension[0].valueCode',
    'backport-related-query: extension:queryType.value[x] only Coding',
  ],
  [
    'R4B',
    'a hint without its type',
    [{ at: [...EVENT, 1, 'extension', 0] }],
    'error',
    'notificationEvent[0].extension[1].extension',
    'notification-authorization-hint: extension:type 1..1',
  ],
  [
    'R4B',
    'a hint with two values',
    [{ at: [...EVENT, 1, 'extension', 2], to: { url: 'value', valueString: 'b' } }],
    'error',
    'notificationEvent[0].extension[1].extension[2]',
    'notification-authorization-hint: extension:value 0..1',
  ],
  [
    'R4B',
    'a hint on the status',
    [
      { at: [...EVENT, 1] },
      {
        at: ['extension'],
        to: [
          { url: `${GUIDE}notification-authorization-hint`, extension: [{ url: 'type', valueCoding: { code: 'a' } }] },
        ],
      },
    ],
    'error',
    'extension[0]',
    'notification-authorization-hint: context SubscriptionStatus.notificationEvent',
  ],
];

const IN_CAPABILITIES: readonly Mistake[] = [
  [
    'R4',
    'a topic as uri',
    [{ at: [...REST, 'resource', 0, 'extension', 0], to: { url: topic.url, valueUri: 'http://t' } }],
    'error',
    'rest[0].resource[0].extension[0].valueUri',
    'capabilitystatement-subscriptiontopic-canonical.value[x] only canonical',
  ],
  [
    'R4',
    'a relative topic',
    [{ at: [...REST, 'resource', 0, 'extension', 0, 'valueCanonical'], to: 'SubscriptionTopic/a' }],
    'error',
    'rest[0].resource[0].extension[0].valueCanonical',
    'capabilitystatement-subscriptiontopic-canonical.value[x]',
  ],
  [
    'R4',
    'a topic on rest',
    [{ at: [...REST, 'extension', 1], to: topic }],
    'error',
    'rest[0].extension[1]',
    'capabilitystatement-subscriptiontopic-canonical: context CapabilityStatement.rest.resource',
  ],
  [
    'R4',
    'a topic on another resource',
    [{ at: [...REST, 'resource', 1, 'extension'], to: [topic] }],
    'warning',
    'rest[0].resource[1].extension[0]',
    'capabilitystatement-subscriptiontopic-canonical: on the entry of Subscription',
  ],
  [
    'R4',
    'two WebSocket URLs',
    [{ at: [...REST, 'extension', 1], to: socket }],
    'error',
    'rest[0].extension[1]',
    'capabilitystatement-websocket 0..1',
  ],
  [
    'R4',
    'a WebSocket URL as url',
    [{ at: [...REST, 'extension', 0], to: { url: socket.url, valueUrl: 'wss://b' } }],
    'error',
    'rest[0].extension[0].valueUrl',
    'capabilitystatement-websocket.value[x] only uri',
  ],
  [
    'R4',
    'a WebSocket URL on the statement',
    [{ at: ['extension'], to: [socket] }],
    'error',
    'extension[0]',
    'capabilitystatement-websocket: context CapabilityStatement.rest',
  ],
];

async function expectOne(resource: JsonObject, [release, , edits, severity, path, rule]: Mistake): Promise<void> {
  const issues = await everyIssue(edited(resource, edits), release);
  const root = textAt(resource, 'resourceType') ?? '';
  expect(issues.map((issue) => [issue.severity, issue.path, issue.rule])).toEqual([
    [severity, `${root}.${path}`, rule],
  ]);
}

test.each(IN_SUBSCRIPTION)('%s: %s is one issue', async (...mistake) => expectOne(subscription(), mistake));
test.each(IN_EVENTS)('%s: %s is one issue', async (...mistake) => expectOne(subscriptionStatus(), mistake));
test.each(IN_CAPABILITIES)('%s: %s is one issue', async (...mistake) => expectOne(capabilityStatement(), mistake));
