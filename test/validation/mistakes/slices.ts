import type { JsonObject } from '../../../src/model/index.js';
import { BEFORE_R5, R4_ONLY, wrong, type Mistake } from './mistake.js';
import { notification } from '../samples.js';
import { subscription } from '../subscription-samples.js';

const STATUS = 'entry[0].resource';
const EVENT = `${STATUS}.parameter[5]`;
const PAYLOAD = 'channel._payload.extension[0]';
const PERIOD = 'channel.extension[0]';
const FILTER = '_criteria.extension[0]';

function extension(name: string, value: JsonObject): JsonObject {
  return { url: `http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-${name}`, ...value };
}

export const slices: readonly Mistake[] = [
  wrong(
    'no parameter for the status',
    notification,
    'entry[0].resource.parameter[2]',
    { name: 'x', valueCode: 'active' },
    { foundAt: 'entry[0].resource.parameter', releases: ['R4'] },
  ),
  wrong(
    'a count in a wrong type',
    notification,
    'entry[0].resource.parameter[4]',
    { name: 'events-since-subscription-start', valueInteger: 2 },
    { foundAt: 'entry[0].resource.parameter[4].valueInteger', releases: ['R4'] },
  ),
  wrong('an unknown notification type', notification, 'entry[0].resource.parameter[3].valueCode', 'hearbeat', {
    releases: ['R4'],
  }),
  wrong('no parameter for the Subscription', notification, `${STATUS}.parameter[0].name`, 'subscript', R4_ONLY),
  wrong(
    'no parameter for the type',
    notification,
    `${STATUS}.parameter[3]`,
    { name: 'kind', valueCode: 'handshake' },
    {
      ...R4_ONLY,
      foundAt: `${STATUS}.parameter`,
    },
  ),
  wrong(
    'a topic in a wrong type',
    notification,
    `${STATUS}.parameter[1]`,
    { name: 'topic', valueUri: 'http://h' },
    {
      ...R4_ONLY,
      foundAt: `${STATUS}.parameter[1].valueUri`,
    },
  ),
  wrong(
    'an event number in a wrong type',
    notification,
    `${EVENT}.part[0]`,
    { name: 'event-number', valueInteger: 2 },
    {
      ...R4_ONLY,
      foundAt: `${EVENT}.part[0].valueInteger`,
    },
  ),
  wrong('no event number in the parts', notification, `${EVENT}.part[0].name`, 'number', R4_ONLY),
  wrong(
    'two parameters for the status',
    notification,
    `${STATUS}.parameter[6]`,
    { name: 'status', valueCode: 'off' },
    R4_ONLY,
  ),
  wrong('an unknown status in a parameter', notification, `${STATUS}.parameter[2].valueCode`, 'running', R4_ONLY),
  wrong(
    'no payload content',
    subscription,
    'channel._payload',
    { id: 'a' },
    { ...BEFORE_R5, foundAt: 'channel._payload.extension' },
  ),
  wrong('an unknown payload content in an extension', subscription, `${PAYLOAD}.valueCode`, 'ids', BEFORE_R5),
  wrong(
    'a payload content in a wrong type',
    subscription,
    PAYLOAD,
    extension('payload-content', { valueString: 'id-only' }),
    {
      ...BEFORE_R5,
      foundAt: `${PAYLOAD}.valueString`,
    },
  ),
  wrong(
    'a heartbeat period in a wrong type',
    subscription,
    PERIOD,
    extension('heartbeat-period', { valueInteger: 60 }),
    {
      ...BEFORE_R5,
      foundAt: `${PERIOD}.valueInteger`,
    },
  ),
  wrong(
    'a heartbeat period in a wrong place',
    subscription,
    'extension',
    [extension('heartbeat-period', { valueUnsignedInt: 60 })],
    {
      ...BEFORE_R5,
      foundAt: 'extension[0]',
    },
  ),
  wrong('a filter in a wrong type', subscription, FILTER, extension('filter-criteria', { valueCode: 'a' }), {
    ...BEFORE_R5,
    foundAt: `${FILTER}.valueCode`,
  }),
];
