/** How a primitive type is written in JSON (https://hl7.org/fhir/R5/datatypes.html#primitive; the same in R4 and R4B). */
export interface Primitive {
  /** What is expected, in the words of an issue. */
  readonly form: string;
  readonly accepts: (value: unknown) => boolean;
  /** The same of what is known to be a text, as most values are. */
  readonly acceptsText: (text: string) => boolean;
}

/** A text in one of the forms of the specification. */
export function textForm(form: string, acceptsText: (text: string) => boolean): Primitive {
  return { form, acceptsText, accepts: (value) => typeof value === 'string' && acceptsText(value) };
}

/** Anything but a text. */
export function otherForm(form: string, accepts: (value: unknown) => boolean): Primitive {
  return { form, accepts, acceptsText: () => false };
}

/** A whole number within 32 bits. */
export function wholeNumber(form: string, least: number): Primitive {
  return otherForm(
    form,
    (value) => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 2_147_483_647,
  );
}
