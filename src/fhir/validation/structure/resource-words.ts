import { shown, type Json } from '../../../model/json.js';
import { near } from '../../../model/near.js';
import type { Words } from './findings.js';
import type { Property } from './property.js';
import type { StrayTarget } from './targets.js';

export function noResource(value: Json | undefined): Words {
  return {
    rule: 'Resource',
    message: 'A resource is a JSON object with a resourceType.',
    expected: 'a resource (JSON object)',
    actual: shown(value),
  };
}

/** `resourceType` is absent or names nothing. */
export function noType(name: Json | undefined, known: readonly string[]): Words {
  const [likely] = typeof name === 'string' ? near(name, known) : [];
  const hint = likely === undefined ? 'Name a resource type of this release.' : `Did you mean \`${likely}\`?`;
  return {
    rule: 'Resource.resourceType 1..1',
    message:
      name === undefined
        ? 'resourceType is absent. Name the type of the resource.'
        : `${shown(name, 60)} is no resource type. ${hint}`,
    expected: 'a resource type of this release',
    actual: shown(name),
  };
}

export function otherType(name: string, targets: readonly string[]): Words {
  return {
    rule: `a resource of type ${targets.join(' or ')}`,
    message: `${name} must not stand here.`,
    expected: targets.join(' or '),
    actual: name,
  };
}

export function strayReference({ rule, targets }: Property, { type, shown: text }: StrayTarget): Words {
  return {
    rule,
    message: `The reference leads to ${type}, and may lead to ${targets.join(', ')} only.`,
    expected: `a reference to ${targets.join(', ')}`,
    actual: shown(text),
  };
}

export function tooDeep(most: number): Words {
  return {
    rule: 'nesting',
    message: `Nested more than ${String(most)} levels deep: what is below was not validated.`,
    expected: `${String(most)} levels at most`,
    actual: 'more',
  };
}
