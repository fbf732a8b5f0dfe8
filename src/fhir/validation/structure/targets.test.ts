import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../model/index.js';
import { structureIssues } from './index.js';

/** Patient.managingOrganization has to be an Organization. */
function found(managingOrganization: JsonObject): string[] {
  return structureIssues({ resourceType: 'Patient', managingOrganization }, 'R5').map(({ path }) => path);
}

describe('what shows no type, or the right one', () => {
  test.each([
    'Organization/1',
    'https://h.example/fhir/Organization/1',
    'https://h.example/Patient/x/Organization/1/_history/2',
    'Organization/1/_history/2',
    '#a',
    '#Patient/1',
    'urn:uuid:11111111-1111-4111-8111-111111111111',
    'urn:oid:1.2.3',
    'Patient',
    '/Patient',
    'Patient/',
    'Patient/a b',
    'Patient?identifier=1',
    'Patient/1?x=y',
    'http://h.example/patient/1',
    'Nonsense/1',
    'DomainResource/1',
    '_history/1',
  ])('%j', (reference) => {
    expect(found({ reference })).toEqual([]);
  });

  test.each(['Organization', 'http://h.example/Logical', 'Nonsense'])('type %s', (type) => {
    expect(found({ type, display: 'a' })).toEqual([]);
  });
});

describe('what shows another type', () => {
  test.each([
    'Patient/1',
    'https://h.example/fhir/Patient/1',
    'Patient/1/_history/2',
    'https://h.example/fhir/Patient/1/_history/2',
    `Patient/${'a'.repeat(64)}`,
  ])('%s', (reference) => {
    expect(found({ reference })).toEqual(['Patient.managingOrganization.reference']);
  });

  test('in Reference.type', () => {
    expect(found({ type: 'Patient', display: 'a' })).toEqual(['Patient.managingOrganization.type']);
  });

  test('in both is one mistake', () => {
    expect(found({ reference: 'Patient/1', type: 'Patient' })).toEqual(['Patient.managingOrganization.reference']);
  });

  test('in the reference of a CodeableReference', () => {
    const reason = [{ reference: { reference: 'Patient/1' } }];
    const request = {
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      subject: { display: 'a' },
      reason,
    };
    expect(structureIssues(request, 'R5').map(({ path }) => path)).toEqual([
      'ServiceRequest.reason[0].reference.reference',
    ]);
  });
});

test('a resource of another type than has to be nested', () => {
  const issues = { resourceType: 'Patient', active: 5 };
  const [issue, ...others] = structureIssues({ resourceType: 'Bundle', type: 'searchset', issues }, 'R5');
  expect(others).toEqual([]);
  expect(issue).toMatchObject({
    path: 'Bundle.issues',
    message: 'Patient must not stand here.',
    expected: 'OperationOutcome',
  });
});
