import { describe, expect, test } from 'vitest';
import { isObject, type Json } from '../../model/index.js';
import { elementsAlong } from '../../fhir/fhirpath-engine.js';
import { searchParameterTable } from '../../fhir/search-parameter-table.js';
import { planTrigger } from './index.js';
import { requiredCodes } from './required-codes.js';
import { templateOf } from './templates.js';

const types = Object.keys(searchParameterTable);

/** Every path of names in a resource that ends in a plain value, with that value. */
function leaves(value: Json | undefined, path: string[] = []): [string[], Json][] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, path));
  if (isObject(value)) return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
  return value === undefined ? [] : [[path, value]];
}

describe.each(types)('the template of %s', (type) => {
  test('holds elements that R5 defines, with codes that it allows', () => {
    const { body = {}, patientPaths = [] } = templateOf(type) ?? {};
    const paths = [
      ...leaves(body).map(([path]) => path),
      ...patientPaths.map((path) => path.split('.')),
      ['identifier'],
    ];
    expect(paths.filter((path) => elementsAlong(type, path) === undefined)).toEqual([]);
    const codes = leaves(body).filter(
      ([path]) => elementsAlong(type, path)?.at(-1)?.type === 'code' && path.length === 1,
    );
    for (const [path, code] of codes.filter(([[name]]) => name !== 'kind')) {
      expect(requiredCodes(`${type}.${path.join('.')}`)).toContain(code);
    }
  });

  test('makes a topic without criteria triggerable, lists as lists', async () => {
    const plan = await planTrigger({ resourceTrigger: [{ resource: type }] });
    expect(plan.interactions).toEqual(['create', 'update', 'delete']);
    const match = plan.match({ patient: 'Patient/p1', label: 'one' });
    for (const [name, value] of Object.entries(match).filter(([key]) => key !== 'resourceType')) {
      expect([name, Array.isArray(value)]).toEqual([name, elementsAlong(type, [name])?.[0]?.repeats]);
    }
  });
});
