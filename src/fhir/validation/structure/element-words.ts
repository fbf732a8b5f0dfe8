import { shown, type Json, type JsonObject } from '../../../model/json.js';
import { near } from '../../../model/near.js';
import type { Words } from './findings.js';
import type { Property } from './property.js';
import type { Type } from './types.js';

export interface Unknown {
  readonly words: Words;
  /** The element that was probably meant, where it is not there under its own name. */
  readonly meant?: Property | undefined;
}

/** An element that the type does not have, with the name that was probably meant. */
export function unknownElement(name: string, parent: JsonObject, type: Type): Unknown {
  const [likely] = near(name, [...type.properties.keys()]);
  const property = likely === undefined ? undefined : type.properties.get(likely);
  const hint = likely === undefined ? 'Leave it out, or send it as an extension.' : `Did you mean \`${likely}\`?`;
  return {
    words: {
      rule: `${type.name} has no element ${shown(name, 60)}`,
      message: `\`${name.slice(0, 60)}\` is no element of ${type.name}. ${hint}`,
      expected: 'no element of this name',
      actual: shown(parent[name]),
    },
    meant: property !== undefined && !Object.hasOwn(parent, property.name) ? property : undefined,
  };
}

export function missingElement({ element, rule }: Property): Words {
  return { rule, message: `${element} is required here and absent.`, expected: 'present', actual: 'absent' };
}

export function forbiddenElement({ name, rule }: Property, value: Json | undefined): Words {
  return { rule, message: `${name} must not be given here.`, expected: 'absent', actual: shown(value) };
}

export function emptyObject(type: Type): Words {
  return {
    rule: `${type.name}: ele-1`,
    message: `An empty object says nothing. Leave the element out, or give it content.`,
    expected: 'a value or content',
    actual: '{}',
  };
}

/** Two of a choice: `value[x]` may be there once. */
export function severalChoices({ element, rule }: Property, names: readonly string[]): Words {
  return {
    rule,
    message: `Only one type of ${element} may be given, and there are ${names.join(' and ')}.`,
    expected: `one of ${element}`,
    actual: names.join(', '),
  };
}

/** ext-1: an extension holds either a value or extensions. */
export function extensionContent(hasBoth: boolean): Words {
  return {
    rule: 'Extension: ext-1',
    message: 'An extension holds either one value[x] or further extensions.',
    expected: 'either one value or extensions',
    actual: hasBoth ? 'both' : 'neither',
  };
}
