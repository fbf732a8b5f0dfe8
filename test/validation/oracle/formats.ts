/**
 * The primitive types, as a second reading of https://hl7.org/fhir/R5/datatypes.html that shares nothing with the first:
 * regular expressions of the specification, and what they do not say by other means.
 */
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/;
const SPACELESS = /^[^ \t\n\v\f\r]+$/;

/** Asks the calendar of the language, which knows nothing of 30 February: it makes 1 March of it. */
function isDate(text: string): boolean {
  const [, year = '', month = '01', day = '01'] = DATE.exec(text) ?? [];
  if (year === '' || year === '0000') return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}T`);
}

function isInstant(text: string): boolean {
  const [, day = ''] = INSTANT.exec(text) ?? [];
  return day !== '' && isDate(day);
}

/** Decodes and encodes again, which restores only what was sound. */
function isBase64(text: string): boolean {
  const dense = text.replace(/[ \t\r\n]/g, '');
  if (dense === '' || dense.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(dense)) return false;
  return (
    Buffer.from(dense, 'base64').length === (dense.length / 4) * 3 - (dense.length - dense.replace(/=+$/, '').length)
  );
}

function isInteger64(text: string): boolean {
  if (!/^(?:0|[-+]?[1-9][0-9]*)$/.test(text)) return false;
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

function isString(text: string): boolean {
  return text !== '' && text.length <= 1024 * 1024;
}

export const FORMATS: Readonly<Record<string, RegExp | ((text: string) => boolean)>> = {
  base64Binary: isBase64,
  canonical: SPACELESS,
  code: /^[^ \t\n\v\f\r]+( [^ \t\n\v\f\r]+)*$/,
  date: isDate,
  dateTime: (text) => isDate(text) || isInstant(text),
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  instant: isInstant,
  integer64: isInteger64,
  markdown: isString,
  oid: /^urn:oid:[0-2](\.(0|[1-9][0-9]*))+$/,
  string: isString,
  time: /^([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?$/,
  uri: SPACELESS,
  url: SPACELESS,
  uuid: /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  xhtml: /<(\w+:)?div[\s>/]/,
};

/** JSON Schema of the primitives that JSON does not write as text. */
export const OTHERS: Readonly<Record<string, object>> = {
  boolean: { type: 'boolean' },
  decimal: { type: 'number' },
  integer: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
  positiveInt: { type: 'integer', minimum: 1, maximum: 2147483647 },
  unsignedInt: { type: 'integer', minimum: 0, maximum: 2147483647 },
};
