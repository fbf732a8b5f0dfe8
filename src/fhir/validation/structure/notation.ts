/** One element of a type, read from its notation. */
export interface ElementNotation {
  /** More than one for a choice: `value[x]`. */
  readonly types: readonly TypeUse[];
  readonly min: number;
  /** Infinity for `*`. */
  readonly max: number;
  /** Key of the code list of a required binding. */
  readonly codes?: string | undefined;
}

export interface TypeUse {
  /** A primitive, a data type, `Resource`, or the path of a nested type such as `Bundle.entry`. */
  readonly name: string;
  /** Resource types that a Reference may lead to, or that a nested resource may be; none where any is right. */
  readonly targets: readonly string[];
}

const NOTATION = /^(?<types>\S+) (?<min>\d+)\.\.(?<max>\d+|\*)(?: #(?<codes>\S+))?$/;

/**
 * Reads the notation that the definitions are written in: types, cardinality, code list.
 *
 *     code 1..1 #bundle-type
 *     Quantity|Reference(Patient,Group) 0..1
 *     @Bundle.entry 0..*
 */
export function readNotation(text: string): ElementNotation {
  const { types = '', min, max, codes } = NOTATION.exec(text)?.groups ?? {};
  if (types === '') throw new Error(`"${text}" is no notation of an element. Generate the definitions again.`);
  return {
    types: types.split('|').map(typeUse),
    min: Number(min),
    max: max === '*' ? Infinity : Number(max),
    codes,
  };
}

function typeUse(text: string): TypeUse {
  const [name = '', targets] = text.replace(/^@/, '').split(/[()]/);
  return { name, targets: targets?.split(',') ?? [] };
}
