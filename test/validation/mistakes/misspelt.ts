import { misnamed, R5_ONLY, SINCE_R4B, wrong, type Mistake } from './mistake.js';
import { capabilities, notification, observation, outcome, patient } from '../samples.js';
import { parameters, subscription } from '../subscription-samples.js';

export const misspelt: readonly Mistake[] = [
  misnamed('gendr', patient, 'gender', 'gendr'),
  misnamed('birthdate', patient, 'birthDate', 'birthdate'),
  misnamed('a misspelt element below', patient, 'name[0].family', 'familiy'),
  misnamed('a misspelt required element', observation, 'status', 'staus'),
  misnamed('a misspelt choice', observation, 'valueQuantity', 'valueQuantitiy'),
  misnamed('a misspelt required element below', outcome, 'issue[0].code', 'cod'),
  wrong('hearbeat', notification, 'entry[0].resource.type', 'hearbeat', SINCE_R4B),
  wrong('an element of an own invention', patient, 'favouriteColour', 'blue'),
  wrong('an underscore before a complex element', patient, '_name', [{ id: 'a' }]),
  wrong('an unknown resource type', notification, 'entry[1].resource.resourceType', 'Encountr'),
  wrong('a choice of a type that it has not', observation, 'valueAddress', { city: 'x' }),
  misnamed('an underscore too many', patient, 'active', '__active'),
  misnamed('a hyphen', patient, 'birthDate', 'birth-date'),
  misnamed('a plural', patient, 'identifier', 'identifiers'),
  misnamed('a singular', capabilities, 'rest[0].resource[0].interaction', 'interactions'),
  misnamed('a capital letter', patient, 'gender', 'Gender'),
  misnamed('a misspelt optional element of an entry', notification, 'entry[1].fullUrl', 'fullURL', R5_ONLY),
  misnamed('a misspelt list', outcome, 'issue[0].expression', 'expresion'),
  misnamed('a choice without its type', observation, 'valueQuantity', 'value'),
  misnamed('a choice with a small letter', observation, 'valueQuantity', 'valuequantity'),
  misnamed('a misspelt value of a parameter', parameters, 'parameter[0].valueString', 'valueStrin'),
  misnamed('a misspelt endpoint', subscription, 'endpoint', 'endPoint', R5_ONLY),
  misnamed(
    'a misspelt counter',
    notification,
    'entry[0].resource.eventsSinceSubscriptionStart',
    'eventsInNotification',
    SINCE_R4B,
  ),
  misnamed('extensions of a primitive without their underscore', patient, '_birthDate', 'birthDate_'),
  wrong('a resource type in small letters', parameters, 'parameter[5].resource.resourceType', 'patient'),
  wrong('an abstract resource type', patient, 'contained[0].resourceType', 'DomainResource'),
  wrong('a data type as resource type', patient, 'contained[0].resourceType', 'HumanName'),
  wrong(
    'a resource type of a later release',
    patient,
    'contained',
    [{ resourceType: 'SubscriptionStatus', id: 'o1' }],
    {
      releases: ['R4'],
      foundAt: 'contained[0].resourceType',
    },
  ),
];
