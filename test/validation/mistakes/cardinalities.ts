import { R5_ONLY, wrong, type Mistake } from './mistake.js';
import { notification, observation, outcome, patient } from '../samples.js';
import { parameters } from '../subscription-samples.js';

export const cardinalities: readonly Mistake[] = [
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
  wrong('an empty list of primitives', patient, 'name[0].given', []),
  wrong('an empty entry', notification, 'entry[1]', {}),
  wrong('an empty list of entries', notification, 'entry', [], R5_ONLY),
  wrong(
    'an empty resource',
    parameters,
    'parameter[5].resource',
    {},
    { foundAt: 'parameter[5].resource.resourceType' },
  ),
  wrong('an empty code', observation, 'code', {}),
  wrong('an empty meta', patient, 'meta', {}),
  wrong('extensions of a primitive that are empty', patient, '_birthDate', {}),
  wrong(
    'three of a choice',
    patient,
    'extension[0]',
    { url: 'http://x', valueCode: 'a', valueString: 'b', valueDate: '2024' },
    {
      foundAt: 'extension[0].valueString',
    },
  ),
  wrong('two of a choice, one of them as extensions', observation, '_valueString', { id: 'a' }),
  wrong('a list of one for one, in a list', outcome, 'issue[0].diagnostics', ['no']),
  wrong('two for one', observation, 'subject', [{ reference: 'Patient/1' }, { reference: 'Patient/2' }]),
];
