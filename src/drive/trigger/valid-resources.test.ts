import { describe, expect, test } from 'vitest';
import { releaseOf } from '../../fhir/index.js';
import { RELEASES, type FhirRelease, type JsonObject } from '../../model/index.js';
import { planTrigger, type TriggerPlan } from './index.js';
import { KNOWN_TYPES } from './template-words.js';
import { topicsOf } from './testing/release-topics.js';

/** Everything that a plan can make, with and without a patient, on both sides of its second filter. */
function resourcesOf(plan: TriggerPlan): JsonObject[] {
  return [undefined, 'Patient/p1'].flatMap((patient) =>
    [undefined, true, false].flatMap((secondFilter) => {
      const options = { patient, secondFilter, label: 'label-1' };
      const made = [plan.match(options), plan.miss(options), plan.before(options), plan.otherResource(options)];
      return [...made.filter((one) => one !== undefined), plan.patient('label-2')];
    }),
  );
}

function issuesOf(plan: TriggerPlan, { resources }: FhirRelease): string[] {
  return resourcesOf(plan).flatMap((one) =>
    resources.structureIssues(one).map(({ path, message }) => `${path}: ${message} ${JSON.stringify(one)}`),
  );
}

describe.each(RELEASES)('what is planned for %s is valid there', (release) => {
  const fhir = releaseOf(release);

  test.each(topicsOf(release))('%s', async (_, topic, interactions) => {
    const plan = await planTrigger(topic, fhir);
    expect([plan.untriggerable, plan.interactions.join(' ')]).toEqual([undefined, interactions]);
    expect(issuesOf(plan, fhir)).toEqual([]);
  });

  test.each(KNOWN_TYPES)('whatever is asked of %s', async (type) => {
    let triggerable = 0;
    for (const current of questionsAbout(type, fhir)) {
      const filters = ['patient', 'status', 'code', 'category', 'type'].map((filterParameter) => ({ filterParameter }));
      const resourceTrigger = [{ resource: type, queryCriteria: { current } }];
      const plan = await planTrigger({ resourceTrigger, canFilterBy: filters }, fhir);
      expect(issuesOf(plan, fhir)).toEqual(plan.untriggerable === undefined ? [] : expect.anything());
      if (plan.untriggerable === undefined) triggerable += 1;
    }
    expect(triggerable).toBeGreaterThan(0);
  });
});

const asked = {
  token: 'urn:x|some',
  reference: 'Patient/p9',
  date: 'ge2030',
  string: 'Some',
  number: '3',
  quantity: '4',
  uri: 'urn:x',
} as const;

/** Criteria with each of some search parameters of a type: those that lead into structures, or to what releases change. */
function questionsAbout(type: string, { resources }: FhirRelease): string[] {
  const codes =
    'identifier status class date encounter location period value-quantity component-code part-status reason-code author';
  return codes.split(' ').flatMap((code) => {
    const parameter = resources.searchParameter(type, code);
    return parameter === undefined ? [] : [`${code}=${asked[parameter.type]}`, `${code}:missing=false`];
  });
}
