/** How a primitive type is written in JSON (https://hl7.org/fhir/R5/datatypes.html#primitive; the same in R4 and R4B). */
export interface Primitive {
  /** What is expected, in the words of an issue. */
  readonly form: string;
  readonly accepts: (value: unknown) => boolean;
}

/** A text in one of the forms of the specification; `quick` decides without a regular expression where it can. */
export function textForm(form: string, accepts: (text: string) => boolean): Primitive {
  return { form, accepts: (value) => typeof value === 'string' && accepts(value) };
}

/** A whole number within 32 bits. */
export function wholeNumber(form: string, least: number): Primitive {
  return {
    form,
    accepts: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 2_147_483_647,
  };
}
