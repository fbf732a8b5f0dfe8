import { wrong, type Mistake } from './mistake.js';
import { capabilities, notification, observation, patient } from '../samples.js';
import { parameters } from '../subscription-samples.js';

const DIV = '<div xmlns="http://www.w3.org/1999/xhtml"> ';
const organization = { resourceType: 'Organization', id: 'o2', name: 'b' };

export const invariants: readonly Mistake[] = [
  wrong('a total in a notification (bdl-1)', notification, 'total', 1, { foundAt: 'total', releases: ['R5'] }),
  wrong(
    'an entry without content (bdl-5)',
    notification,
    'entry[1]',
    { fullUrl: 'http://h/Encounter/e1' },
    { foundAt: 'entry[1]', releases: ['R5'] },
  ),
  wrong('no fullUrl (bdl-15)', notification, 'entry[1].fullUrl', undefined, { foundAt: 'entry[1]', releases: ['R5'] }),
  wrong('an event-notification without event (sst-1)', notification, 'entry[0].resource.notificationEvent', undefined, {
    foundAt: 'entry[0].resource',
    releases: ['R4B', 'R5'],
  }),
  wrong('no request in a history (bdl-3)', notification, 'entry[1].request', undefined, {
    foundAt: 'entry[1]',
    releases: ['R4', 'R4B'],
  }),
  wrong('no response in a history (bdl-4)', notification, 'entry[1].response', undefined, {
    foundAt: 'entry[1]',
    releases: ['R4', 'R4B'],
  }),
  wrong('a period that ends before it begins (per-1)', patient, 'identifier[0].period.end', '2019-01-01', {
    foundAt: 'identifier[0].period',
  }),
  wrong('a reference to what is not contained (ref-1)', patient, 'generalPractitioner[0].reference', '#o2'),
  wrong(
    'two entries of one fullUrl (bdl-7)',
    notification,
    'entry[1].fullUrl',
    'urn:uuid:11111111-1111-4111-8111-111111111111',
    {
      foundAt: 'entry[1].fullUrl',
      releases: [],
    },
  ),
  wrong(
    'a versioned fullUrl (bdl-8)',
    notification,
    'entry[1].fullUrl',
    'https://host.example/fhir/Encounter/e1/_history/1',
  ),
  wrong('a contained resource that nothing refers to (dom-3)', patient, 'managingOrganization', undefined, {
    foundAt: 'contained[0]',
  }),
  wrong('a contained resource in a contained one (dom-2)', patient, 'contained[0].contained', [organization], {
    foundAt: '',
  }),
  wrong('a version of a contained resource (dom-4)', patient, 'contained[0].meta', { versionId: '1' }, { foundAt: '' }),
  wrong('a coded unit without a system (qty-3)', observation, 'valueQuantity.system', undefined, {
    foundAt: 'valueQuantity',
  }),
  wrong('a parameter without anything (inv-1)', parameters, 'parameter[0]', { name: 'a' }),
  wrong(
    'a parameter with a value and parts (inv-1)',
    parameters,
    'parameter[0].part',
    [{ name: 'a', valueString: 'b' }],
    {
      foundAt: 'parameter[0]',
    },
  ),
  wrong('a narrative that says nothing (txt-2)', patient, 'text.div', `${DIV}</div>`),
  wrong('a narrative with a script (txt-1)', patient, 'text.div', `${DIV}<script>a</script></div>`),
  wrong(
    'a search parameter twice (cpb-12)',
    capabilities,
    'rest[0].resource[0].searchParam[1]',
    { name: 'url', type: 'uri' },
    {
      foundAt: 'rest[0].resource[0]',
    },
  ),
  wrong(
    'a resource type twice (cpb-9)',
    capabilities,
    'rest[0].resource[1]',
    { type: 'Subscription' },
    { foundAt: 'rest[0]' },
  ),
  wrong('a telephone number of no system (cpt-2)', patient, 'telecom[0].system', undefined, { foundAt: 'telecom[0]' }),
  wrong('a search mode in a notification (bdl-2)', notification, 'entry[1].search', { mode: 'match' }),
];
