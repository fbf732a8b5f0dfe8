import { textAt, type Json, type JsonObject, type Release } from '../../src/model/index.js';
import { edited, renamed } from './edit.js';
import { capabilities, encounter, notification, observation, outcome, patient } from './samples.js';

/** One mistake made on a valid resource, and the path at which it has to be found. */
export interface Mistake {
  readonly what: string;
  readonly releases: readonly Release[];
  readonly resource: (release: Release) => JsonObject;
  readonly path: string;
}

const ALL: readonly Release[] = ['R4', 'R4B', 'R5'];

/** Another value at a path of a resource; the mistake is found there unless said otherwise. */
function wrong(
  what: string,
  base: JsonObject | ((release: Release) => JsonObject),
  at: string,
  value: Json | undefined,
  { foundAt = at, releases = ALL }: { readonly foundAt?: string; readonly releases?: readonly Release[] } = {},
): Mistake {
  const whole = (release: Release) => (typeof base === 'function' ? base(release) : base);
  const type = base === notification ? 'Bundle' : (textAt(whole('R5'), 'resourceType') ?? '');
  return { what, releases, resource: (release) => edited(whole(release), at, value), path: `${type}.${foundAt}` };
}

function misnamed(what: string, base: JsonObject, at: string, name: string): Mistake {
  const parent = at.includes('.') ? `${at.slice(0, at.lastIndexOf('.'))}.` : '';
  const type = textAt(base, 'resourceType') ?? '';
  return { what, releases: ALL, resource: () => renamed(base, at, name), path: `${type}.${parent}${name}` };
}

const missing: readonly Mistake[] = [
  wrong('no status', encounter, 'status', undefined),
  wrong('no class', encounter, 'class', undefined, { releases: ['R4', 'R4B'] }),
  wrong('no code', observation, 'code', undefined),
  wrong('no type of the Bundle', notification, 'type', undefined),
  wrong('no severity', outcome, 'issue[0].severity', undefined),
  wrong('no issue', outcome, 'issue', undefined),
  wrong('no url of an extension', patient, 'extension[0].url', undefined),
  wrong('no div of a narrative', patient, 'text.div', undefined),
  wrong('no fhirVersion', capabilities, 'fhirVersion', undefined),
  wrong('no mode', capabilities, 'rest[0].mode', undefined),
  wrong('no name of a search parameter', capabilities, 'rest[0].resource[0].searchParam[0].name', undefined),
  wrong('no type of the status', notification, 'entry[0].resource.type', undefined, { releases: ['R4B', 'R5'] }),
  wrong('no Subscription', notification, 'entry[0].resource.subscription', undefined, { releases: ['R4B', 'R5'] }),
  wrong('no event number', notification, 'entry[0].resource.notificationEvent[0].eventNumber', undefined, {
    releases: ['R4B', 'R5'],
  }),
];

const mistyped: readonly Mistake[] = [
  wrong('a flag in words', patient, 'active', 'true'),
  wrong('a name that is text', patient, 'name', 'Jane Roe'),
  wrong('a family name that is an object', patient, 'name[0].family', { text: 'Roe' }),
  wrong('a number in words', observation, 'valueQuantity.value', '72.5'),
  wrong('a whole number with a fraction', observation, 'component[0].valueInteger', 5.5),
  wrong('a reference that is text', observation, 'subject', 'Patient/p1'),
  wrong('a code that is a number', observation, 'status', 1),
  wrong('null for an element', patient, 'gender', null),
  wrong('null in a list of objects', patient, 'telecom[0]', null),
  wrong('null among names without an extension', patient, 'name[0].given', ['Jane', null, null], {
    foundAt: 'name[0].given[2]',
  }),
  wrong('a list for one', patient, 'birthDate', ['1990-02-28']),
  wrong('one for a list', patient, 'identifier', { value: '1' }),
  wrong('a list in a list', patient, 'identifier[0]', [{ value: '1' }]),
  wrong('a resource that is text', notification, 'entry[1].resource', 'Encounter/e1'),
  wrong('a count that is a number', notification, 'entry[0].resource.eventsSinceSubscriptionStart', 2, {
    releases: ['R4B', 'R5'],
  }),
  wrong('a Subscription that is text', notification, 'entry[0].resource.subscription', 'Subscription/s1', {
    releases: ['R4B', 'R5'],
  }),
];

const misspelt: readonly Mistake[] = [
  misnamed('gendr', patient, 'gender', 'gendr'),
  misnamed('birthdate', patient, 'birthDate', 'birthdate'),
  misnamed('a misspelt element below', patient, 'name[0].family', 'familiy'),
  misnamed('a misspelt required element', observation, 'status', 'staus'),
  misnamed('a misspelt choice', observation, 'valueQuantity', 'valueQuantitiy'),
  misnamed('a misspelt required element below', outcome, 'issue[0].code', 'cod'),
  wrong('hearbeat', notification, 'entry[0].resource.type', 'hearbeat', { releases: ['R4B', 'R5'] }),
  wrong('an element of an own invention', patient, 'favouriteColour', 'blue'),
  wrong('an underscore before a complex element', patient, '_name', [{ id: 'a' }]),
  wrong('an unknown resource type', notification, 'entry[1].resource.resourceType', 'Encountr'),
  wrong('a choice of a type that it has not', observation, 'valueAddress', { city: 'x' }),
];

const malformed: readonly Mistake[] = [
  wrong('a day that there is not', patient, 'birthDate', '2023-02-29'),
  wrong('a date in another order', patient, 'birthDate', '28.02.1990'),
  wrong('an instant without zone', patient, 'meta.lastUpdated', '2024-01-31T12:00:00'),
  wrong('a time without seconds', observation, 'effectiveDateTime', '2024-01-01T10:00+01:00'),
  wrong('a timestamp that is a date', notification, 'timestamp', '2024-01-01'),
  wrong('an id with an underscore', patient, 'id', 'p_1'),
  wrong('an id that is too long', patient, 'id', 'p'.repeat(65)),
  wrong('a uri with a space', patient, 'identifier[0].system', 'urn: x'),
  wrong('an empty text', patient, 'name[0].family', ''),
  wrong('a code with a space at its end', observation, 'code.coding[0].code', '8867-4 '),
  wrong('a rank of zero', patient, 'telecom[0].rank', 0),
  wrong('a negative total', notification, 'total', -1),
  wrong('a count that is no number', notification, 'entry[0].resource.eventsSinceSubscriptionStart', 'two', {
    releases: ['R5'],
  }),
  wrong(
    'an event number beyond 64 bits',
    notification,
    'entry[0].resource.notificationEvent[0].eventNumber',
    '9223372036854775808',
    { releases: ['R5'] },
  ),
];

const codes: readonly Mistake[] = [
  wrong('a gender that there is not', patient, 'gender', 'mal'),
  wrong('a use that there is not', patient, 'name[0].use', 'formal'),
  wrong('the status of the other release', encounter, 'status', 'completed', { releases: ['R4', 'R4B'] }),
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
];

const cardinalities: readonly Mistake[] = [
  wrong('an empty list', patient, 'name', []),
  wrong('an empty object', patient, 'contact[0]', {}),
  wrong('an empty list of what is required', outcome, 'issue', []),
  wrong('an empty object deep inside', patient, 'identifier[0].period', {}),
  wrong('two of a choice', patient, 'deceasedDateTime', '2020'),
  wrong('two values of an observation', observation, 'valueString', 'x'),
  wrong('a value and extensions', patient, 'extension[0]', {
    url: 'http://x',
    valueString: 'a',
    extension: [{ url: 'b', valueCode: 'c' }],
  }),
  wrong('neither value nor extensions', patient, 'extension[0]', { url: 'http://x' }),
];

const nesting: readonly Mistake[] = [
  wrong('an element in the wrong place', patient, 'name[0].gender', 'male'),
  wrong('an element of another resource', patient, 'subject', { reference: 'Patient/1' }),
  wrong(
    'a reference to a type that is not allowed',
    observation,
    'subject',
    { reference: 'Observation/1' },
    { foundAt: 'subject.reference' },
  ),
  wrong(
    'an absolute one',
    observation,
    'subject',
    { reference: 'https://h/fhir/Encounter/1/_history/2' },
    { foundAt: 'subject.reference' },
  ),
  wrong(
    'a type that is not allowed',
    observation,
    'subject',
    { type: 'Encounter', display: 'x' },
    { foundAt: 'subject.type' },
  ),
  wrong('extensions of a primitive in the primitive', patient, 'birthDate', { extension: [] }),
  wrong(
    'a Patient where the OperationOutcome of the Bundle is',
    notification,
    'issues',
    { resourceType: 'Patient' },
    { releases: ['R5'] },
  ),
];

const invariants: readonly Mistake[] = [
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
];

const slices: readonly Mistake[] = [
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
];

export const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
  missing,
  mistyped,
  misspelt,
  malformed,
  codes,
  cardinalities,
  nesting,
  invariants,
  slices,
};
