import type { Primitive } from './primitive.js';
import type { Type } from './types.js';

/** What a JSON property of a type may hold. */
export type Content =
  /** The value of a primitive element. */
  | 'primitive'
  /** Id and extensions of a primitive element: `_status` beside `status`. */
  | 'primitive-rest'
  | 'complex'
  | 'resource'
  /** `resourceType`: it chose the type, so there is nothing left to say. */
  | 'type-name'
  /** A profile of a data type leaves it out. */
  | 'forbidden';

/**
 * One JSON property of a type, with everything that is asked of it. All have the same fields in the same order, so that
 * the walk over an object stays quick.
 */
export interface Property {
  /** JSON name: `valueString`, `_valueString`. */
  readonly name: string;
  /** Name in the definition: `value[x]`. */
  readonly element: string;
  readonly content: Content;
  /** How its value is written, where its content is `primitive`. */
  readonly primitive: Primitive | undefined;
  /** Type or path of a nested type; `Resource` for any. */
  readonly typeName: string;
  /** The type of that name, once it was met. */
  type: Type | undefined;
  /** `1..1` as a bit among the required elements of the type; 0 where it may be absent. */
  readonly requiredBit: number;
  /** The choice it belongs to as a bit among the choices of the type; 0 where it belongs to none. */
  readonly choiceBit: number;
  readonly isList: boolean;
  readonly most: number;
  readonly codes: Codes | undefined;
  /** Resource types that a reference may lead to or that a nested resource may be; empty where any is right. */
  readonly targets: readonly string[];
  /** `Observation.status 1..1 code`, as issues name it. */
  readonly rule: string;
}

/** A required binding with all its codes. */
export interface Codes {
  /** Last part of the URL of the value set. */
  readonly name: string;
  readonly all: ReadonlySet<string>;
  readonly systems: ReadonlyMap<string, ReadonlySet<string>>;
}
