import type { Json } from '../../model/index.js';
import type { ElementDefinition } from '../../fhir/fhirpath-engine.js';
import { pathOf } from './knob.js';
import { knownCodings } from './known-codings.js';
import { requiredCodes } from './required-codes.js';

const texts = ['handshake', 'other'];
const quantities = ['Quantity', 'SimpleQuantity', 'Age', 'Duration', 'Count', 'Distance'];

/** Values of an element that are valid whatever a criterion says; the plain ones first, `[]` for structures. */
export function defaultValues(resourceType: string, elements: readonly ElementDefinition[]): Json[] {
  const path = `${resourceType}.${pathOf(elements)}`;
  const type = elements.at(-1)?.type ?? '';
  if (type === 'CodeableConcept')
    return [...knownCodings(path).map((coding) => ({ coding: [{ ...coding }] })), ...texts.map((text) => ({ text }))];
  if (type === 'Coding') return knownCodings(path).map((coding) => ({ ...coding }));
  if (type === 'code') return [...requiredCodes(path)];
  if (quantities.includes(type)) return [1, 2].map((value) => ({ value, unit: '1' }));
  return simpleValues(type);
}

function simpleValues(type: string): Json[] {
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'string':
    case 'markdown':
      return texts;
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
