/** The primitive types by the regular expressions of the specification, as a second reading of them. */
const DAY = '([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])';
const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?';
const ZONE = '(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))';
const MINIMAL = '([0-9]{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?';

export const PATTERNS: Readonly<Record<string, string>> = {
  base64Binary: '^(\\s*([0-9a-zA-Z+/]){4}\\s*)*(\\s*([0-9a-zA-Z+/]{2}==|[0-9a-zA-Z+/]{3}=)\\s*)?$',
  canonical: '^[^ \\t\\r\\n\\f\\v]+$',
  code: '^[^ \\t\\r\\n\\f\\v]+( [^ \\t\\r\\n\\f\\v]+)*$',
  date: `^${MINIMAL}$`,
  dateTime: `^(${MINIMAL}|${DAY}T${TIME}${ZONE})$`,
  id: '^[A-Za-z0-9\\-\\.]{1,64}$',
  instant: `^${DAY}T${TIME}${ZONE}$`,
  integer64: '^([0]|[-+]?[1-9][0-9]*)$',
  markdown: '^[\\s\\S]+$',
  oid: '^urn:oid:[0-2](\\.(0|[1-9][0-9]*))+$',
  string: '^[\\s\\S]+$',
  time: `^${TIME}$`,
  uri: '^[^ \\t\\r\\n\\f\\v]+$',
  url: '^[^ \\t\\r\\n\\f\\v]+$',
  uuid: '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  xhtml: '<(\\w+:)?div[\\s>/]',
};

/** JSON Schema of the primitives that JSON does not write as text. */
export const OTHERS: Readonly<Record<string, object>> = {
  boolean: { type: 'boolean' },
  decimal: { type: 'number' },
  integer: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
  positiveInt: { type: 'integer', minimum: 1, maximum: 2147483647 },
  unsignedInt: { type: 'integer', minimum: 0, maximum: 2147483647 },
};
