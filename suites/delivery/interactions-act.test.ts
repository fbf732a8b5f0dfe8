import { describe, expect, test } from 'vitest';
import { listedIn } from './interactions-act.js';
import { plainInteraction } from './listener.js';

const trigger = (resource: string, ...supportedInteraction: string[]) => ({ resource, supportedInteraction });

describe('interactions of a topic', () => {
  test.each([
    [
      'one trigger',
      [trigger('http://hl7.org/fhir/StructureDefinition/Encounter', 'create', 'update')],
      ['create', 'update'],
    ],
    ['two triggers', [trigger('Encounter', 'create'), trigger('Encounter', 'delete')], ['create', 'delete']],
    ['another resource as well', [trigger('Encounter', 'create'), trigger('Patient', 'delete')], ['create']],
    ['a trigger that leaves it open', [trigger('Encounter', 'create'), trigger('Encounter')], undefined],
    ['no trigger for the resource', [trigger('Patient', 'create')], undefined],
  ])('%s', (_name, resourceTrigger, listed) => {
    expect(listedIn({ resourceTrigger }, 'Encounter')).toEqual(listed);
  });

  test('an event trigger may be anything', () => {
    const definition = { resourceTrigger: [trigger('Encounter', 'create')], eventTrigger: [{ resource: 'Encounter' }] };
    expect(listedIn(definition, 'Encounter')).toBeUndefined();
    expect(listedIn(undefined, 'Encounter')).toBeUndefined();
  });

  test('single events are caused by create where the topic fires on it', () => {
    const topic = { url: 'u', resource: 'Encounter' };
    expect(plainInteraction({ ...topic, interactions: ['update', 'create'] })).toBe('create');
    expect(plainInteraction({ ...topic, interactions: ['update', 'delete'] })).toBe('update');
    expect(plainInteraction(undefined)).toBe('create');
  });
});
