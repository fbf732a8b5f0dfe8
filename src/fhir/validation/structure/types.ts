import type { Codes, Property } from './property.js';
import type { TypeDefinition } from './definitions.js';
import type { OpenDefinitions } from './open-definitions.js';
import { readNotation, type ElementNotation, type TypeUse } from './notation.js';
import { PRIMITIVES } from './primitives.js';

/** A type as it is validated. */
export interface Type {
  readonly name: string;
  readonly properties: ReadonlyMap<string, Property>;
  /** Required elements: the property without underscore, for each bit of `requiredBit`. */
  readonly required: readonly Property[];
  readonly requiredBits: number;
  /** Extensions hold either a value or extensions (ext-1). */
  readonly isExtension: boolean;
}

/** The types of a release, each made of its definition when it is first met. */
export class Types {
  private readonly made = new Map<string, Type>();
  private readonly resources = new Map<string, Type>();
  private readonly codeLists = new Map<string, Codes>();

  constructor(private readonly definitions: OpenDefinitions) {}

  /** Resource types that are not abstract. */
  get resourceNames(): readonly string[] {
    return this.definitions.types.names.filter((name) => this.isResource(name));
  }

  isResource(name: string): boolean {
    return this.definition(name)?.kind === 'resource';
  }

  /** The type of a resource, or undefined where there is none of that name that is not abstract. */
  resource(name: string): Type | undefined {
    const known = this.resources.get(name);
    if (known !== undefined || !this.isResource(name)) return known;
    const fresh = this.type(name);
    this.resources.set(name, fresh);
    return fresh;
  }

  type(name: string): Type {
    const known = this.made.get(name);
    if (known !== undefined) return known;
    const fresh = this.make(name);
    this.made.set(name, fresh);
    return fresh;
  }

  private definition(name: string): TypeDefinition | undefined {
    return this.definitions.types.get(name);
  }

  private make(name: string): Type {
    const properties = new Map<string, Property>();
    const required: Property[] = [];
    let choices = 0;
    for (const [element, notation] of this.elementsOf(name)) {
      const read = readNotation(notation);
      const requiredBit = read.min > 0 ? 1 << required.length : 0;
      const choiceBit = element.endsWith('[x]') ? 1 << choices++ : 0;
      const all = read.types.flatMap((use) =>
        this.propertiesOf(name, element, use, { ...read, requiredBit, choiceBit }),
      );
      for (const property of all) properties.set(property.name, property);
      if (requiredBit !== 0) required.push(...all.slice(0, 1));
    }
    if (this.isResource(name)) properties.set('resourceType', TYPE_NAME);
    return { name, properties, required, requiredBits: (1 << required.length) - 1, isExtension: name === 'Extension' };
  }

  /** Inherited elements first; what the type says of one goes before what its base says. */
  private elementsOf(name: string): Map<string, string> {
    const definition = this.definition(name);
    if (definition === undefined) throw new Error(`The definitions have no type ${name}. Generate them again.`);
    const inherited =
      definition.base === undefined || definition.base === 'Base' ? [] : this.elementsOf(definition.base);
    return new Map([...inherited, ...Object.entries(definition.elements)]);
  }

  private propertiesOf(owner: string, element: string, use: TypeUse, asked: Asked): Property[] {
    const primitive = PRIMITIVES.get(use.name);
    const name = element.replace('[x]', suffixOf(use.name));
    const property: Property = {
      name,
      element,
      content: asked.max === 0 ? 'forbidden' : primitive ? 'primitive' : isAnyResource(use) ? 'resource' : 'complex',
      primitive,
      typeName: use.name,
      type: undefined,
      requiredBit: asked.requiredBit,
      choiceBit: asked.choiceBit,
      isList: asked.max > 1,
      most: asked.max,
      codes: asked.codes === undefined ? undefined : this.codesOf(asked.codes),
      targets: use.targets,
      rule: ruleOf(owner, element, asked),
    };
    if (primitive === undefined) return [property];
    return [
      property,
      { ...property, name: `_${name}`, content: 'primitive-rest', primitive: undefined, typeName: 'Element' },
    ];
  }

  private codesOf(name: string): Codes {
    const known = this.codeLists.get(name);
    if (known !== undefined) return known;
    const systems = Object.entries(this.definitions.codes.get(name)?.systems ?? {});
    const fresh: Codes = {
      name,
      all: new Set(systems.flatMap(([, codes]) => codes)),
      systems: new Map(systems.map(([system, codes]) => [system, new Set(codes)])),
    };
    this.codeLists.set(name, fresh);
    return fresh;
  }
}

interface Asked extends ElementNotation {
  readonly requiredBit: number;
  readonly choiceBit: number;
}

const TYPE_NAME: Property = {
  name: 'resourceType',
  element: 'resourceType',
  content: 'type-name',
  primitive: undefined,
  typeName: 'code',
  type: undefined,
  requiredBit: 0,
  choiceBit: 0,
  isList: false,
  most: 1,
  codes: undefined,
  targets: [],
  rule: 'resourceType',
};

function isAnyResource({ name }: TypeUse): boolean {
  return name === 'Resource' || name === 'DomainResource';
}

/** `valueString`, `valueQuantity`; a profile of a data type goes by the name of the type. */
function suffixOf(type: string): string {
  const name = type === 'SimpleQuantity' ? 'Quantity' : type;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** `Observation.status 1..1 code (observation-status)` */
function ruleOf(owner: string, element: string, { types, min, max, codes }: Asked): string {
  const names = types.length > 4 ? 'any of its types' : types.map(({ name }) => name).join(' or ');
  const binding = codes === undefined ? '' : ` (${codes})`;
  return `${owner}.${element} ${String(min)}..${max === Infinity ? '*' : String(max)} ${names}${binding}`;
}
