import { isObject, objectsAt, type Json, type JsonObject } from '../../../model/json.js';
import * as element from './element-words.js';
import { Findings } from './findings.js';
import type { Property } from './property.js';
import * as resource from './resource-words.js';
import { strayTarget } from './targets.js';
import { Trail } from './trail.js';
import type { Type, Types } from './types.js';
import * as words from './value-words.js';

/** Objects in objects; real resources have a dozen or two. */
export const MOST_LEVELS = 100;

/** Names of elements have thirty letters or so. */
const LONGEST_NAME = 100;

/**
 * One walk through a resource, by the definitions of its type. It is on the path of every frame of every transcript, so an
 * object is looked at once, property by property, and nothing is allocated where nothing is wrong.
 */
export class Walk {
  readonly findings: Findings;
  private readonly trail: Trail;
  private level = 0;

  constructor(
    private readonly types: Types,
    root: string,
  ) {
    this.trail = new Trail(root);
    this.findings = new Findings(this.trail);
  }

  /** A resource of any type, or of some. */
  resource(value: Json | undefined, targets: readonly string[]): void {
    if (!isObject(value)) return this.findings.add(resource.noResource(value));
    const name = value['resourceType'];
    const type = typeof name === 'string' ? this.types.resource(name) : undefined;
    if (type === undefined) {
      return this.findings.add(resource.noType(name, this.types.resourceNames), 'resourceType');
    }
    if (targets.length > 0 && !targets.includes(type.name)) this.findings.add(resource.otherType(type.name, targets));
    else this.object(value, type);
  }

  private object(value: JsonObject, type: Type): void {
    if (this.findings.isFull) return;
    if (this.level >= MOST_LEVELS) return this.findings.add(resource.tooDeep(MOST_LEVELS));
    this.level += 1;
    let present = 0;
    let chosen = 0;
    let doubled = 0;
    let isEmpty = true;
    let isStrange = false;
    for (const name in value) {
      const member = value[name];
      if (member === undefined) continue;
      isEmpty = false;
      const property = type.properties.get(name);
      if (property === undefined) {
        present |= this.unknown(name, value, type);
        isStrange = true;
        continue;
      }
      if ((chosen & ~doubled & property.choiceBit) !== 0) doubled |= this.choice(value, property, type);
      present |= property.requiredBit;
      chosen |= property.choiceBit;
      this.trail.enter(name);
      this.property(member, property, value);
      this.trail.leave();
    }
    if (isEmpty) this.findings.add(element.emptyObject(type));
    else if (present !== type.requiredBits) this.missing(type, present);
    // What is called otherwise than any value may have been meant as one: one mistake, not two.
    if (type.isExtension && !isEmpty && !isStrange) this.extension(value, chosen);
    this.level -= 1;
  }

  private property(value: Json | undefined, property: Property, parent: JsonObject): void {
    if (property.content === 'forbidden') this.findings.add(element.forbiddenElement(property, value));
    else if (property.isList) this.list(value, property, parent);
    else if (Array.isArray(value)) this.findings.add(words.needlessList(property, value));
    else this.one(value, property);
  }

  private list(value: Json | undefined, property: Property, parent: JsonObject): void {
    if (!Array.isArray(value)) return this.findings.add(words.noList(property, value));
    if (value.length === 0) return this.findings.add(words.emptyList(property));
    if (value.length > property.most) this.findings.add(words.tooMany(property, value.length));
    for (let index = 0; index < value.length; index += 1) {
      const item = value[index];
      if (item === null && hasTwin(parent, property, index)) continue;
      this.trail.enter(index);
      this.one(item, property);
      this.trail.leave();
    }
  }

  private one(value: Json | undefined, property: Property): void {
    const { content, primitive } = property;
    if (primitive !== undefined) {
      if (typeof value === 'string' && primitive.acceptsText(value)) this.code(value, property);
      else if (!primitive.accepts(value)) this.findings.add(words.wrongForm(property, value));
    } else if (content === 'resource') this.resource(value, property.targets);
    else if (content !== 'type-name') this.complex(value, property);
  }

  private code(value: string, property: Property): void {
    const { codes } = property;
    if (codes !== undefined && !codes.all.has(value)) this.findings.add(words.unknownCode(property, value));
  }

  private complex(value: Json | undefined, property: Property): void {
    if (!isObject(value)) return this.findings.add(words.noObject(property, value));
    property.type ??= this.types.type(property.typeName);
    this.object(value, property.type);
    if (property.targets.length > 0) this.target(value, property);
    if (property.codes !== undefined) this.concept(value, property);
  }

  private target(value: JsonObject, property: Property): void {
    const stray = strayTarget(value, property, this.types);
    if (stray !== undefined) this.findings.add(resource.strayReference(property, stray), stray.path);
  }

  private concept(value: JsonObject, property: Property): void {
    const { codes } = property;
    const codings = property.typeName === 'Coding' ? [value] : objectsAt(value, 'coding');
    if (codes === undefined || property.content !== 'complex' || codings.some((coding) => words.isIn(codes, coding)))
      return;
    this.findings.add(words.unknownConcept(property, value));
  }

  /** The bit of the required element that was meant: a name that is misspelt is one mistake, not two. */
  private unknown(name: string, parent: JsonObject, type: Type): number {
    if (this.findings.isFull) return 0;
    const { words: said, meant } = element.unknownElement(name, parent, type);
    this.findings.add(said, shortened(name));
    return meant?.requiredBit ?? 0;
  }

  private missing(type: Type, present: number): void {
    for (const property of type.required) {
      if ((present & property.requiredBit) === 0) this.findings.add(element.missingElement(property), property.element);
    }
  }

  /** The bit of a choice that two types were taken of; `valueString` and `_valueString` are one. */
  private choice(value: JsonObject, property: Property, type: Type): number {
    const isOfChoice = (name: string) => type.properties.get(name)?.choiceBit === property.choiceBit;
    const all = Object.keys(value).filter((name) => value[name] !== undefined && isOfChoice(name));
    const names = [...new Set(all.map(withoutUnderscore))];
    if (withoutUnderscore(property.name) === names[0]) return 0;
    this.findings.add(element.severalChoices(property, names), property.name);
    return property.choiceBit;
  }

  private extension(value: JsonObject, chosen: number): void {
    const nested = Object.hasOwn(value, 'extension');
    if (nested === (chosen !== 0)) this.findings.add(element.extensionContent(nested));
  }
}

/**
 * JSON fills a list of primitives with null where only the other list, of ids and extensions, has something to say. Where
 * the other is no list with anything in it, that is said of it, and null is not to blame.
 */
function hasTwin(parent: JsonObject, { name, content }: Property, index: number): boolean {
  if (content !== 'primitive' && content !== 'primitive-rest') return false;
  const twin = parent[content === 'primitive' ? `_${name}` : name.slice(1)];
  if (!Array.isArray(twin)) return twin !== undefined;
  return twin.length === 0 || (twin[index] ?? null) !== null;
}

function withoutUnderscore(name: string): string {
  return name.replace(/^_/, '');
}

/** A path has to be read, and a hostile name may be of any length. */
function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
