import { BEFORE_R5, R5_ONLY, SINCE_R4B, wrong, type Mistake } from './mistake.js';
import { capabilities, encounter, notification, observation, patient } from '../samples.js';
import { parameters, subscription } from '../subscription-samples.js';

export const nesting: readonly Mistake[] = [
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
  wrong('an element of the parent', capabilities, 'rest[0].resource[0].mode', 'server'),
  wrong('an element of a part', parameters, 'part', [{ name: 'a', valueString: 'b' }]),
  wrong('fullUrl in the resource', notification, 'entry[1].resource.fullUrl', 'http://h/Encounter/1'),
  wrong('resourceType in a data type', patient, 'name[0].resourceType', 'HumanName'),
  wrong('a value in an object as XML has it', patient, 'gender', { value: 'female' }),
  wrong('attributes as XML has them', patient, '@xmlns', 'http://hl7.org/fhir'),
  wrong('a reference to a type that a list does not allow', patient, 'generalPractitioner[0].reference', 'Patient/1'),
  wrong(
    'a reference with a version to a type that is not allowed',
    patient,
    'generalPractitioner[0].reference',
    'Patient/1/_history/2',
  ),
  wrong(
    'a Subscription that is a Patient',
    notification,
    'entry[0].resource.subscription.reference',
    'Patient/s1',
    SINCE_R4B,
  ),
  wrong('an element of R5 in a Subscription', subscription, 'topic', 'http://h/t', BEFORE_R5),
  wrong('an element of R4 in a Subscription', subscription, 'criteria', 'Encounter?', R5_ONLY),
  wrong('an element of R5 in an Encounter', encounter, 'actualPeriod', { start: '2024' }, BEFORE_R5),
  wrong('an element of R4 in an Encounter', encounter, 'period', { start: '2024' }, R5_ONLY),
  wrong(
    'issues of a Bundle before there were any',
    notification,
    'issues',
    { resourceType: 'OperationOutcome' },
    BEFORE_R5,
  ),
  wrong(
    'a type of R5 in an extension',
    patient,
    'extension[0]',
    { url: 'http://x', valueInteger64: '1' },
    {
      ...BEFORE_R5,
      foundAt: 'extension[0].valueInteger64',
    },
  ),
  wrong('an element of another type of resource in an entry', notification, 'entry[1].resource.gender', 'male'),
];
