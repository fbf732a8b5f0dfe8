import { numberAt, textAt, type Json } from '../model/index.js';
import { compares, splitPrefix, type Prefix, type Stretch } from './search-prefix.js';

/** A number against `gt5`, `5.40`. */
export function matchesNumber(value: Json, wanted: string): boolean {
  const { prefix, operand } = splitPrefix(wanted);
  return typeof value === 'number' && compares(prefix, exactly(value), searched(prefix, operand));
}

/** A Quantity against `gt5.4|http://unitsofmeasure.org|mg`; system and unit count where they are given. */
export function matchesQuantity(value: Json, wanted: string): boolean {
  const { prefix, operand } = splitPrefix(wanted);
  const [number = '', system = '', unit = ''] = operand.split('|');
  const held = numberAt(value, 'value');
  if (held === undefined || !compares(prefix, exactly(held), searched(prefix, number))) return false;
  if (system !== '' && textAt(value, 'system') !== system) return false;
  return unit === '' || textAt(value, 'code') === unit || (system === '' && textAt(value, 'unit') === unit);
}

function exactly(value: number): Stretch {
  return { from: value, to: value };
}

/** `100` means 99.5 to 100.5 where values are compared for equality; with an ordering prefix it is exact. */
function searched(prefix: Prefix, text: string): Stretch {
  const value = Number(text);
  if (prefix !== 'eq' && prefix !== 'ne') return exactly(value);
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const half = 0.5 * 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0));
  return { from: value - half, to: value + half };
}
