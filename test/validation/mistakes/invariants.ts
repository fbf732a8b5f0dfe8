import { wrong, type Mistake } from './mistake.js';
import { notification, patient } from '../samples.js';

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
];
