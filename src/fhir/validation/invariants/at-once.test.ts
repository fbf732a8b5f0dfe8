import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RELEASES, type Json, type JsonObject } from '../../../model/index.js';
import { compileForElement } from '../../fhirpath.js';
import { toldAtOnce } from './at-once.js';
import { modelOf } from './models.js';
import { rulesOf } from './rules.js';

const NAMES = [
  'contained',
  '_contained',
  'containedUri',
  'reference',
  '_reference',
  'identifier',
  'display',
  'extension',
];
const MORE_NAMES = ['comparator', '_comparator', 'modifier', 'value', 'valueString', 'meta', 'id', 'text'];

const values: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>('', 'a', 1, true, null, [], {}, ['a'], [{ contained: [{ id: 'b' }] }]),
  fc.constantFrom<Json>(
    { meta: { versionId: '1' } },
    [{ meta: { lastUpdated: '2026' } }],
    [{ meta: { security: [{}] } }],
  ),
);

const elements: fc.Arbitrary<JsonObject> = fc.dictionary(fc.constantFrom(...NAMES, ...MORE_NAMES), values, {
  maxKeys: 4,
});

test.each(RELEASES)('whatever is told at once is what fhirpath.js says, %s', async (release) => {
  const model = await modelOf(release);
  const told = rulesOf(release).flatMap((rule) => {
    const isMet = toldAtOnce(rule.expression);
    const evaluated = compileForElement(rule.context, rule.expression, model);
    return isMet === undefined ? [] : [{ ...rule, isMet, evaluated }];
  });
  expect(told.map(({ key }) => key)).toEqual(expect.arrayContaining(['dom-2', 'dom-4', 'dom-5']));
  fc.assert(
    fc.property(elements, (element) => {
      for (const { key, isMet, evaluated } of told) {
        if (isMet(element)) expect([key, evaluated(element)]).not.toEqual([key, [false]]);
      }
    }),
  );
});

test.each<[string, JsonObject, boolean | undefined]>([
  ['contained.contained.empty()', {}, true],
  ['contained.contained.empty()', { contained: [] }, false],
  ['contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()', { id: 'a' }, true],
  ['contained.meta.empty() and text.div.empty()', {}, undefined],
  ['value.unit.empty()', { valueQuantity: { unit: 'g' } }, false],
  ['(comparator.exists() and modifier.exists()).not()', { comparator: 'eq' }, true],
  ['(comparator.exists() and modifier.exists()).not()', { comparator: 'eq', _modifier: {} }, false],
  ['reference.exists() or display.exists()', { display: 'a' }, true],
  ['reference.exists() or display.exists()', { display: '' }, false],
  ['reference.exists() or display.exists() and id.exists()', { display: 'a' }, undefined],
  ['reference.exists()', { reference: 'a' }, undefined],
])('%s on %j: %s', (expression, element, met) => {
  expect(toldAtOnce(expression)?.(element)).toBe(met);
});
