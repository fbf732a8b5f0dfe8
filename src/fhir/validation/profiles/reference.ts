import { textAt, typeAndId, type JsonObject } from '../../../model/index.js';
import type { Told } from './report.js';

/**
 * What is wrong with a Reference that may lead to one type only. One that names nothing to follow is a doubt: the definitions
 * allow an identifier or a display alone, and a subscriber cannot tell its Subscriptions apart by them.
 */
export function referenceTold(value: JsonObject, target: string, path: string, rule: string): Told | undefined {
  const reference = textAt(value, 'reference');
  const shown = typeAndId(reference)?.split('/')[0];
  if (reference !== undefined && shown !== undefined && shown !== target) {
    return stray(`${path}.reference`, rule, target, reference);
  }
  const type = textAt(value, 'type');
  if (type !== undefined && type !== target) return stray(`${path}.type`, rule, target, type);
  return reference === undefined && !Object.hasOwn(value, 'reference') ? unnamed(path, rule, target, value) : undefined;
}

function stray(path: string, rule: string, target: string, actual: string): Told {
  const message = `The reference leads to \`${actual.slice(0, 60)}\`, and may lead to a ${target} only.`;
  return { path, rule, message, expected: `a reference to a ${target}`, actual };
}

function unnamed(path: string, rule: string, target: string, actual: JsonObject): Told {
  const message = `The reference has no \`reference\`, so that nobody can tell which ${target} it is. Give its URL.`;
  return { severity: 'warning', path, rule, message, expected: `a reference with the URL of the ${target}`, actual };
}
