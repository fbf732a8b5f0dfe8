import type { ElementDefinition, Json } from '../../model/index.js';
import { pathOf } from './knob.js';
import { knownCodings, type Coding } from './known-codings.js';
import { byUse } from './usual-codes.js';

const texts = ['handshake', 'other'];
const quantities = ['Quantity', 'SimpleQuantity', 'Age', 'Duration', 'Count', 'Distance'];
const place = 'http://fhir-handshake.example/test';

/** Values of an element that are valid whatever a criterion says; the plain ones first, `[]` for structures. */
export function defaultValues(resourceType: string, elements: readonly ElementDefinition[]): Json[] {
  const element = elements.at(-1);
  const type = element?.type ?? '';
  if (type === 'code') return byUse(codesOf(element));
  if (type === 'Coding') return codingsOf(resourceType, elements).map((coding) => ({ ...coding }));
  if (type === 'CodeableConcept') return conceptsOf(resourceType, elements);
  if (type === 'CodeableReference') return conceptsOf(resourceType, elements).map((concept) => ({ concept }));
  if (quantities.includes(type)) return [1, 2].map((value) => ({ value, unit: '1' }));
  return simpleValues(type);
}

/** Words alone will do, unless a binding is required. */
function conceptsOf(resourceType: string, elements: readonly ElementDefinition[]): Json[] {
  const coded = codingsOf(resourceType, elements).map((coding) => ({ coding: [{ ...coding }] }));
  return elements.at(-1)?.codes === undefined ? [...coded, ...texts.map((text) => ({ text }))] : coded;
}

function codingsOf(resourceType: string, elements: readonly ElementDefinition[]): readonly Coding[] {
  const known = knownCodings(`${resourceType}.${pathOf(elements)}`, elements);
  return known.length > 0 ? known : (elements.at(-1)?.codes ?? []);
}

function codesOf(element: ElementDefinition | undefined): string[] {
  return element?.codes?.map(({ code }) => code) ?? [];
}

function simpleValues(type: string): Json[] {
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'string':
    case 'markdown':
      return texts;
    case 'uri':
    case 'url':
    case 'canonical':
      return [place];
    case 'date':
    case 'dateTime':
      return ['2024-05-01', '1990-01-01'];
    case 'instant':
      return ['2024-05-01T10:00:00Z', '1990-01-01T10:00:00Z'];
    case 'Period':
      return [{ start: '2024-05-01' }, { start: '1990-01-01', end: '1990-01-02' }];
    case 'integer':
    case 'positiveInt':
    case 'unsignedInt':
    case 'decimal':
      return [1, 2];
    case 'HumanName':
      return texts.map((family) => ({ family }));
    case 'Address':
      return texts.map((city) => ({ city }));
    case 'Reference':
      return [{ display: 'Test' }];
    case 'Identifier':
      return [{ system: 'http://fhir-handshake.example/other', value: 'other' }];
    default:
      return [];
  }
}
