import { expect, test } from 'vitest';
import type { JsonObject } from '../../../model/index.js';
import { structureIssues, unlistedCodes } from './index.js';

const messages = (resource: JsonObject) => structureIssues(resource, 'R5').map(({ message }) => message);

test.each<[string, JsonObject]>([
  ['`gendr` is no element of Patient. Did you mean `gender`?', { resourceType: 'Patient', gendr: 'male' }],
  ['`quux` is no element of Patient. Leave it out, or send it as an extension.', { resourceType: 'Patient', quux: 1 }],
  ['`mal` is not a code of administrative-gender; did you mean `male`?', { resourceType: 'Patient', gender: 'mal' }],
  ['`xyzzy` is not a code of administrative-gender.', { resourceType: 'Patient', gender: 'xyzzy' }],
  [
    '"2024-02-30" is no date: it has to be a date such as 2030, 2030-01 or 2030-01-31.',
    { resourceType: 'Patient', birthDate: '2024-02-30' },
  ],
  ['name may be given several times, so JSON writes it as a list, even of one.', { resourceType: 'Patient', name: {} }],
  ['active is given once at most, so it is no list.', { resourceType: 'Patient', active: [true] }],
  ['An empty list says nothing. Leave name out.', { resourceType: 'Patient', name: [] }],
  ['status is required here and absent.', { resourceType: 'Encounter' }],
  [
    'Only one type of deceased[x] may be given, and there are deceasedBoolean and deceasedDateTime.',
    { resourceType: 'Patient', deceasedBoolean: true, deceasedDateTime: '2024' },
  ],
  [
    'The reference leads to Observation, and may lead to Organization only.',
    { resourceType: 'Patient', managingOrganization: { reference: 'Observation/1' } },
  ],
  ['"Patent" is no resource type. Did you mean `Patient`?', { resourceType: 'Patent' }],
  ['resourceType is absent. Name the type of the resource.', {}],
])('%s', (message, resource) => {
  expect(messages(resource)).toEqual([message]);
});

test('an issue names the value, the rule and the place', () => {
  const issues = structureIssues({ resourceType: 'Patient', contact: [{ gender: 'mael' }] }, 'R4');
  expect(issues).toEqual([
    {
      severity: 'error',
      path: 'Patient.contact[0].gender',
      rule: 'Patient.contact.gender 0..1 code (administrative-gender)',
      message: '`mael` is not a code of administrative-gender; did you mean `male`?',
      expected: 'a code of administrative-gender: female, male, other, unknown',
      actual: '"mael"',
    },
  ]);
});

test('bindings whose codes the definitions do not list are named, not guessed', () => {
  expect(Object.keys(unlistedCodes('R5'))).toContain('http://hl7.org/fhir/ValueSet/mimetypes');
  expect(structureIssues({ resourceType: 'Binary', contentType: 'no/such-type' }, 'R5')).toEqual([]);
});
