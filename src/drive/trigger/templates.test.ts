import { describe, expect, test } from 'vitest';
import { releaseOf } from '../../fhir/index.js';
import { RELEASES } from '../../model/index.js';
import { planTrigger } from './index.js';
import { KNOWN_TYPES } from './template-words.js';
import { templateOf } from './templates.js';

describe.each(RELEASES)('in %s', (release) => {
  const fhir = releaseOf(release);
  const { resources } = fhir;

  describe.each(KNOWN_TYPES)('the template of %s', (type) => {
    test('is valid, and has a place for its patient', () => {
      const { body = {}, patientPaths = [], patientRequired } = templateOf(type, resources) ?? {};
      const [patientPath] = patientPaths;
      const patient = patientRequired === true && patientPath !== undefined ? { [patientPath]: { display: 'x' } } : {};
      expect(resources.structureIssues({ resourceType: type, ...body, ...patient })).toEqual([]);
      expect(patientPaths.filter((path) => resources.along(type, path.split('.')) === undefined)).toEqual([]);
    });

    test('makes a topic without criteria triggerable', async () => {
      const plan = await planTrigger({ resourceTrigger: [{ resource: type }] }, fhir);
      expect(plan.interactions).toEqual(['create', 'update', 'delete']);
      expect(resources.structureIssues(plan.match({ patient: 'Patient/p1', label: 'one' }))).toEqual([]);
    });
  });
});
