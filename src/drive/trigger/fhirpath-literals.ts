import { objectsAt, textAt, type JsonObject } from '../../model/index.js';

/** A constant of an expression: a text, number or truth value as in JSON, a date as text, a quantity with its unit. */
export type Literal =
  | { readonly kind: 'text' | 'date'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quantity'; readonly value: number; readonly unit: string };

/** The constants below a node of a syntax tree. */
export function literalsIn(node: JsonObject): Literal[] {
  const own = literalOf(textAt(node, 'type') ?? '', textAt(node, 'text') ?? '');
  return own === undefined ? objectsAt(node, 'children').flatMap(literalsIn) : [own];
}

function literalOf(type: string, text: string): Literal | undefined {
  switch (type) {
    case 'StringLiteral':
      return { kind: 'text', value: unescaped(text.slice(1, -1)) };
    case 'NumberLiteral':
      return { kind: 'number', value: Number(text) };
    case 'BooleanLiteral':
      return { kind: 'boolean', value: text === 'true' };
    case 'DateLiteral':
    case 'DateTimeLiteral':
      return { kind: 'date', value: text.slice(1) };
    case 'QuantityLiteral':
      return quantityOf(text);
    default:
      return undefined;
  }
}

function quantityOf(text: string): Literal | undefined {
  const [, number, unit] = /^([\d.]+)\s*'?([^']*)'?$/.exec(text) ?? [];
  return number === undefined ? undefined : { kind: 'quantity', value: Number(number), unit: unit ?? '' };
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(['"`\\/])/g, '$1');
}
