/** A JSON Schema of our own making. */
export type Schema = { readonly [keyword: string]: unknown };

const DAY = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const CLOCK = '([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d{1,9})?';
const ZONE = '(Z|[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00)';

/**
 * The primitive types of R5 and how JSON writes them (https://hl7.org/fhir/R5/datatypes.html#primitive). `description` is
 * what a problem says was expected.
 */
export const PRIMITIVES = {
  base64Binary: text('base64 text', '(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?'),
  boolean: { type: 'boolean', description: 'true or false' },
  canonical: text('a canonical URL without spaces', '\\S+'),
  code: text('a code: text without spaces at its ends or doubled', '[^\\s]+( [^\\s]+)*'),
  date: text('a date such as 2030, 2030-01 or 2030-01-31', `\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?`),
  dateTime: text(
    'a date, or a date and time with seconds and zone',
    `(\\d{4}(-(0[1-9]|1[0-2]))?|${DAY}(T${CLOCK}${ZONE})?)`,
  ),
  decimal: { type: 'number', description: 'a JSON number' },
  id: text('an id: 1 to 64 letters, digits, hyphens and dots', '[A-Za-z0-9\\-.]{1,64}'),
  instant: text('an instant such as 2030-01-31T12:00:00.000Z, with seconds and zone', `${DAY}T${CLOCK}${ZONE}`),
  integer: { type: 'integer', description: 'a whole JSON number' },
  integer64: text('a whole number as JSON string', '(0|[-+]?[1-9]\\d*)'),
  markdown: text('text that is not empty', '[\\s\\S]+'),
  oid: text('an OID such as urn:oid:2.16.840', 'urn:oid:[0-2](\\.(0|[1-9]\\d*))+'),
  positiveInt: { type: 'integer', minimum: 1, description: 'a whole JSON number above zero' },
  string: text('text that is not empty', '[\\s\\S]+'),
  time: text('a time with seconds such as 12:00:00', CLOCK),
  unsignedInt: { type: 'integer', minimum: 0, description: 'a whole JSON number, not negative' },
  uri: text('a URI without spaces', '\\S+'),
  url: text('a URL without spaces', '\\S+'),
  uuid: text('a UUID such as urn:uuid:…, in small letters', 'urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'),
  xhtml: text('XHTML in a div', '[\\s\\S]*<(?:\\w+:)?div[\\s\\S]*'),
} satisfies Record<string, Schema>;

export type Primitive = keyof typeof PRIMITIVES;

export function isPrimitive(type: string): type is Primitive {
  return Object.hasOwn(PRIMITIVES, type);
}

function text(description: string, pattern: string): Schema {
  return { type: 'string', pattern: `^(?:${pattern})$`, description };
}
