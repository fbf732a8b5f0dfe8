import { describe, expect, test } from 'vitest';
import { RELEASES } from '../../../model/index.js';
import { definitionsOf } from './definitions.js';
import { openDefinitions } from './open-definitions.js';
import { PRIMITIVES } from './primitives.js';
import { Types } from './types.js';

describe.each(RELEASES)('the types of %s', (release) => {
  const types = new Types(openDefinitions(release));
  const names = Object.keys(definitionsOf(release).types).filter((name) => name !== 'Base');
  const all = names.map((name) => types.type(name));
  const properties = all.flatMap((type) => [...type.properties.values()].map((property) => ({ type, property })));

  test('are hundreds, most of them resources and their parts', () => {
    expect(names.length).toBeGreaterThan(600);
    expect(types.resourceNames.length).toBeGreaterThan(130);
    expect(types.resourceNames).toContain('Subscription');
    expect(types.resourceNames).not.toContain('DomainResource');
  });

  test('name none that there is not', () => {
    const unknown = properties.filter(
      ({ property: { primitive, typeName } }) => primitive === undefined && !names.includes(typeName),
    );
    expect(unknown.filter(({ property }) => property.content !== 'type-name')).toEqual([]);
  });

  test('have no more required elements and choices than there are bits', () => {
    for (const { required, properties: own } of all) {
      expect(required.length).toBeLessThan(31);
      expect(Math.max(0, ...[...own.values()].map(({ choiceBit }) => choiceBit))).toBeLessThan(2 ** 30);
    }
  });

  test('have codes only where text, a Coding or a CodeableConcept is', () => {
    const coded = properties.filter(
      ({ property: { codes, content } }) => codes !== undefined && content !== 'primitive-rest',
    );
    expect(coded.length).toBeGreaterThan(300);
    expect(new Set(coded.map(({ property }) => property.typeName))).toEqual(
      new Set(release === 'R5' ? ['code', 'CodeableConcept', 'Coding'] : ['code', 'CodeableConcept']),
    );
    expect(coded.filter(({ property }) => (property.codes?.all.size ?? 0) === 0)).toEqual([]);
  });

  test('lead to resource types that there are', () => {
    const targets = new Set(properties.flatMap(({ property }) => property.targets));
    expect([...targets].filter((name) => !types.isResource(name))).toEqual([]);
  });

  test('have a property for each type of a choice, and one more for a primitive', () => {
    const extension = types.type('Extension').properties;
    for (const name of ['valueString', '_valueString', 'valueQuantity']) expect(extension.has(name)).toBe(true);
    for (const name of ['value[x]', 'value', '_valueQuantity']) expect(extension.has(name)).toBe(false);
    const primitives = [...extension.values()].filter(
      ({ primitive, element }) => primitive !== undefined && element === 'value[x]',
    );
    expect(primitives).toHaveLength(PRIMITIVES.size - (release === 'R5' ? 1 : 2));
  });

  test('are made once, and none of an unknown name', () => {
    expect(types.type('Patient')).toBe(types.resource('Patient'));
    expect(types.resource('Nonsense')).toBeUndefined();
    expect(types.resource('constructor')).toBeUndefined();
    expect(() => types.type('Nonsense')).toThrow('no type Nonsense. Generate them again.');
  });
});
