import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/index.js';
import { releaseOf } from '../../fhir/index.js';
import { create, remove, update } from './change.js';
import { firingOf } from './firing.js';
import { resourceTriggers } from './resource-trigger.js';

const planned: JsonObject = { resourceType: 'Encounter', status: 'planned' };
const running: JsonObject = { resourceType: 'Encounter', status: 'in-progress' };
const completed: JsonObject = { resourceType: 'Encounter', status: 'completed' };

const changes = {
  'create planned': create(planned),
  'create completed': create(completed),
  'planned to completed': update(planned, completed),
  'planned to in-progress': update(planned, running),
  'completed to planned': update(completed, planned),
  'delete completed': remove(completed),
  'delete planned': remove(planned),
} as const;

type Story = keyof typeof changes;

const { resources } = releaseOf('R5');
const tools = { resources, fhirPath: await resources.fhirPath() };

/** `yes` and `no` are certain, `open` is left to the server. */
function fires(story: Story, trigger: JsonObject): string {
  const triggers = resourceTriggers({ resourceTrigger: [{ resource: 'Encounter', ...trigger }] });
  const truth = firingOf(triggers, tools)(changes[story]);
  return truth === undefined ? 'open' : truth ? 'yes' : 'no';
}

const current = 'status=completed';
const previous = 'status=planned';

describe('query criteria', () => {
  test.each<[Story, JsonObject, string]>([
    ['create completed', { current }, 'yes'],
    ['create planned', { current }, 'no'],
    ['planned to completed', { current, previous, requireBoth: true }, 'yes'],
    ['planned to in-progress', { current, previous, requireBoth: true }, 'no'],
    ['planned to in-progress', { current, previous, requireBoth: false }, 'yes'],
    ['planned to in-progress', { current, previous }, 'yes'],
    ['completed to planned', { current, previous }, 'no'],
    ['create completed', { current, previous, requireBoth: true }, 'open'],
    ['create planned', { current, previous, requireBoth: true }, 'no'],
    ['create completed', { current, previous, requireBoth: true, resultForCreate: 'test-passes' }, 'yes'],
    ['create completed', { current, previous, requireBoth: true, resultForCreate: 'test-fails' }, 'no'],
    ['create planned', { current, previous, resultForCreate: 'test-passes' }, 'yes'],
    ['create completed', { current, previous, resultForCreate: 'test-fails' }, 'yes'],
    ['delete completed', { current }, 'open'],
    ['delete planned', { current, previous, requireBoth: true, resultForDelete: 'test-passes' }, 'yes'],
    ['delete completed', { current, previous, requireBoth: true, resultForDelete: 'test-passes' }, 'no'],
    ['delete planned', { previous }, 'yes'],
    // Given for a side without criteria: R5 does not say whether the result counts.
    ['create planned', { current, resultForCreate: 'test-passes' }, 'open'],
    ['create planned', { current, resultForCreate: 'test-passes', requireBoth: true }, 'no'],
    ['create completed', { current, resultForCreate: 'test-passes', requireBoth: true }, 'yes'],
    ['create completed', { current, resultForCreate: 'test-fails', requireBoth: true }, 'open'],
    ['create completed', { current: 'type:in=http://example.org/vs' }, 'open'],
    ['create completed', {}, 'yes'],
  ])('%s under %j: %s', (story, queryCriteria, expected) => {
    expect(fires(story, { queryCriteria })).toBe(expected);
  });
});

describe('FHIRPath criteria', () => {
  test.each<[Story, string, string]>([
    ['create completed', "%current.status = 'completed'", 'yes'],
    ['create planned', "%current.status = 'completed'", 'no'],
    ['create completed', "%current.status = 'completed' and %previous.status = 'planned'", 'no'],
    ['create completed', "%current.status = 'completed' and %previous.status != 'completed'", 'open'],
    ['create completed', "%current.status = 'completed' and %previous.status != '%current'", 'open'],
    ['create planned', "%current.status = 'completed' and %previous.status != 'completed'", 'no'],
    ['planned to completed', "%current.status = 'completed' and %previous.status != 'completed'", 'yes'],
    ['planned to completed', "(%previous.empty() | (%previous.status != 'x')) and %current.exists()", 'yes'],
    ['delete completed', "%current.status = 'completed'", 'open'],
    ['delete planned', "%current.status = 'completed'", 'no'],
    ['delete completed', "%previous.status = 'completed'", 'yes'],
    ['delete completed', '%current.empty()', 'open'],
    ['create completed', 'nonsense(', 'open'],
  ])('%s under %s: %s', (story, fhirPathCriteria, expected) => {
    expect(fires(story, { fhirPathCriteria })).toBe(expected);
  });
});

describe('around the criteria', () => {
  test('an interaction that is not listed is silent', () => {
    expect(fires('create completed', { supportedInteraction: ['update'] })).toBe('no');
    expect(fires('planned to completed', { supportedInteraction: ['update'] })).toBe('yes');
  });

  test('query and FHIRPath word one concept: where they differ, a server may follow either', () => {
    const queryCriteria = { current };
    expect(fires('create completed', { queryCriteria, fhirPathCriteria: "%current.status = 'completed'" })).toBe('yes');
    expect(fires('create planned', { queryCriteria, fhirPathCriteria: "%current.status = 'completed'" })).toBe('no');
    expect(fires('create completed', { queryCriteria, fhirPathCriteria: "%current.status = 'planned'" })).toBe('open');
  });

  test('triggers are alternatives', () => {
    const triggers = resourceTriggers({
      resourceTrigger: [
        { resource: 'http://hl7.org/fhir/StructureDefinition/Encounter', queryCriteria: { current: 'status=planned' } },
        { resource: 'Encounter', queryCriteria: { current } },
      ],
    });
    const firing = firingOf(triggers, tools);
    expect([planned, running, completed].map((resource) => firing(create(resource)))).toEqual([true, false, true]);
  });
});
