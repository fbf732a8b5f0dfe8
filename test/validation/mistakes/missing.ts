import { BEFORE_R5, R5_ONLY, SINCE_R4B, wrong, type Mistake } from './mistake.js';
import { capabilities, encounter, notification, observation, outcome, patient } from '../samples.js';
import { parameters, subscription, topic } from '../subscription-samples.js';

export const missing: readonly Mistake[] = [
  wrong('no status', encounter, 'status', undefined),
  wrong('no class', encounter, 'class', undefined, BEFORE_R5),
  wrong('no code', observation, 'code', undefined),
  wrong('no type of the Bundle', notification, 'type', undefined),
  wrong('no severity', outcome, 'issue[0].severity', undefined),
  wrong('no issue', outcome, 'issue', undefined),
  wrong('no url of an extension', patient, 'extension[0].url', undefined),
  wrong('no div of a narrative', patient, 'text.div', undefined),
  wrong('no fhirVersion', capabilities, 'fhirVersion', undefined),
  wrong('no mode', capabilities, 'rest[0].mode', undefined),
  wrong('no name of a search parameter', capabilities, 'rest[0].resource[0].searchParam[0].name', undefined),
  wrong('no type of the status', notification, 'entry[0].resource.type', undefined, SINCE_R4B),
  wrong('no Subscription', notification, 'entry[0].resource.subscription', undefined, SINCE_R4B),
  wrong('no event number', notification, 'entry[0].resource.notificationEvent[0].eventNumber', undefined, {
    releases: ['R4B', 'R5'],
  }),
  wrong('no resourceType of a contained resource', patient, 'contained[0].resourceType', undefined),
  wrong('no resourceType of a resource in an entry', notification, 'entry[1].resource.resourceType', undefined),
  wrong('no name of a parameter', parameters, 'parameter[0].name', undefined),
  wrong('no name of a part', parameters, 'parameter[4].part[1].name', undefined),
  wrong('no status of a Subscription', subscription, 'status', undefined),
  wrong('no channel', subscription, 'channel', undefined, BEFORE_R5),
  wrong('no type of the channel', subscription, 'channel.type', undefined, BEFORE_R5),
  wrong('no topic of a Subscription', subscription, 'topic', undefined, R5_ONLY),
  wrong('no channelType', subscription, 'channelType', undefined, R5_ONLY),
  wrong('no value of a filter', subscription, 'filterBy[0].value', undefined, R5_ONLY),
  wrong('no value of a channel parameter', subscription, 'parameter[0].value', undefined, R5_ONLY),
  wrong('no url of a topic', topic, 'url', undefined, SINCE_R4B),
  wrong('no resource of a trigger', topic, 'resourceTrigger[0].resource', undefined, SINCE_R4B),
  wrong('no name of a resource that is served', capabilities, 'rest[0].resource[0].type', undefined),
  wrong('no other of a link', patient, 'link', [{ type: 'seealso' }], { foundAt: 'link[0].other' }),
  wrong('no url of a request', notification, 'entry[1].request.url', undefined, BEFORE_R5),
  wrong(
    'no status of a response',
    notification,
    'entry[0].response',
    { etag: 'W/"1"' },
    {
      ...BEFORE_R5,
      foundAt: 'entry[0].response.status',
    },
  ),
];
