import type { ElementDefinition, RequiredCode } from '../model/index.js';
import type { Codes, Property } from './validation/structure/property.js';
import type { Types } from './validation/structure/types.js';

/** What the official definitions say along a path of element names; undefined where they have no such element. */
export function elementsAlong(types: Types, type: string, path: readonly string[]): ElementDefinition[] | undefined {
  return types.isResource(type) ? below(types, type, path) : undefined;
}

function below(types: Types, type: string, [step, ...rest]: readonly string[]): ElementDefinition[] | undefined {
  if (step === undefined) return [];
  for (const property of propertiesNamed(types, type, step)) {
    const inner = property.content === 'primitive' ? ends(rest) : below(types, property.typeName, rest);
    if (inner !== undefined) return [definitionOf(property), ...inner];
  }
  return undefined;
}

function ends(rest: readonly string[]): [] | undefined {
  return rest.length === 0 ? [] : undefined;
}

/** One for a plain element or a type of a choice, all types of a choice for its own name. */
function propertiesNamed(types: Types, type: string, name: string): Property[] {
  const { properties } = types.type(type);
  const named = properties.get(name);
  const found =
    named === undefined ? [...properties.values()].filter(({ element }) => element === `${name}[x]`) : [named];
  return found.filter(isSettable);
}

/** What a type cannot do without, and for a choice each of its types. */
export function requiredElements(types: Types, type: string): ElementDefinition[][] {
  const { properties, required } = types.type(type);
  return required.map(({ element }) =>
    [...properties.values()].filter((one) => one.element === element && isSettable(one)).map(definitionOf),
  );
}

function isSettable({ content }: Property): boolean {
  return content === 'primitive' || content === 'complex' || content === 'resource';
}

function definitionOf({ name, element, typeName, isList, codes }: Property): ElementDefinition {
  const isNested = typeName.includes('.');
  return {
    name,
    type: isNested ? 'BackboneElement' : typeName,
    repeats: isList,
    choice: element.endsWith('[x]') ? element.slice(0, -'[x]'.length) : undefined,
    codes: codes && codesIn(codes),
    nested: isNested ? typeName : undefined,
  };
}

function codesIn({ systems }: Codes): RequiredCode[] {
  return [...systems].flatMap(([system, codes]) => [...codes].map((code) => ({ system, code })));
}
