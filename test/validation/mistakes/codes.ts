import { BEFORE_R5, R5_ONLY, SINCE_R4B, wrong, type Mistake } from './mistake.js';
import { capabilities, encounter, notification, observation, outcome, patient } from '../samples.js';
import { subscription, topic } from '../subscription-samples.js';

export const codes: readonly Mistake[] = [
  wrong('a gender that there is not', patient, 'gender', 'mal'),
  wrong('a use that there is not', patient, 'name[0].use', 'formal'),
  wrong('the status of the other release', encounter, 'status', 'completed', BEFORE_R5),
  wrong('the status of the former release', encounter, 'status', 'finished', { releases: ['R5'] }),
  wrong('an unknown status', observation, 'status', 'done'),
  wrong('an unknown severity', outcome, 'issue[0].severity', 'severe'),
  wrong('an unknown issue type', outcome, 'issue[0].code', 'bad'),
  wrong(
    'an unknown method',
    notification,
    'entry[1].request',
    { method: 'FETCH', url: 'x' },
    { foundAt: 'entry[1].request.method' },
  ),
  wrong('an unknown interaction', capabilities, 'rest[0].resource[0].interaction[0].code', 'make'),
  wrong('an unknown status of the Subscription', notification, 'entry[0].resource.status', 'running', {
    releases: ['R4B', 'R5'],
  }),
  wrong('a code of another case', patient, 'gender', 'Female'),
  wrong('the display of a code', observation, 'status', 'Final'),
  wrong('an unknown type of a Bundle', notification, 'type', 'notification'),
  wrong('an unknown status of a narrative', patient, 'text.status', 'made'),
  wrong('an unknown system of a contact point', patient, 'telecom[0].system', 'telephone'),
  wrong('an unknown payload content', subscription, 'content', 'id', R5_ONLY),
  wrong('an unknown status of a Subscription', subscription, 'status', 'pending'),
  wrong('an unknown channel type', subscription, 'channel.type', 'webhook', BEFORE_R5),
  wrong('an unknown trigger', topic, 'resourceTrigger[0].supportedInteraction[0]', 'read', SINCE_R4B),
  wrong('an unknown kind of capabilities', capabilities, 'kind', 'server'),
  wrong('an unknown version of FHIR', capabilities, 'fhirVersion', 'R4'),
  wrong('an unknown type of a search parameter', capabilities, 'rest[0].resource[0].searchParam[0].type', 'text'),
  wrong('an unknown type of a link', patient, 'link', [{ type: 'same', other: { reference: 'Patient/2' } }], {
    foundAt: 'link[0].type',
  }),
];
