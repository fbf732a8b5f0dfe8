import { otherForm, textForm, wholeNumber, type Primitive } from './primitive.js';
import { isBase64, isCode, isId, isInteger64, isOid, isText, isUri, isUuid, isXhtml } from './texts.js';
import { isDate, isDateTime, isInstant, isTime } from './times.js';

const BOOLEAN = otherForm('true or false', (value) => typeof value === 'boolean');

/** JSON.parse makes Infinity of a number beyond what it can hold. */
const DECIMAL = otherForm('a JSON number', (value) => typeof value === 'number' && Number.isFinite(value));

/** The primitive types by name. */
export const PRIMITIVES: ReadonlyMap<string, Primitive> = new Map([
  ['base64Binary', textForm('base64 text', isBase64)],
  ['boolean', BOOLEAN],
  ['canonical', textForm('a canonical URL without spaces', isUri)],
  ['code', textForm('a code: text without spaces at its ends or doubled', isCode)],
  ['date', textForm('a date such as 2030, 2030-01 or 2030-01-31', isDate)],
  ['dateTime', textForm('a date, or a date and time with seconds and zone', isDateTime)],
  ['decimal', DECIMAL],
  ['id', textForm('an id: 1 to 64 letters, digits, hyphens and dots', isId)],
  ['instant', textForm('an instant such as 2030-01-31T12:00:00.000Z, with seconds and zone', isInstant)],
  ['integer', wholeNumber('a whole JSON number of 32 bits', -2_147_483_648)],
  ['integer64', textForm('a whole number of 64 bits as JSON string', isInteger64)],
  ['markdown', textForm('text that is not empty, 1 MiB at most', isText)],
  ['oid', textForm('an OID such as urn:oid:2.16.840', isOid)],
  ['positiveInt', wholeNumber('a whole JSON number above zero, of 32 bits', 1)],
  ['string', textForm('text that is not empty, 1 MiB at most', isText)],
  ['time', textForm('a time with seconds such as 12:00:00', isTime)],
  ['unsignedInt', wholeNumber('a whole JSON number, not negative, of 32 bits', 0)],
  ['uri', textForm('a URI without spaces', isUri)],
  ['url', textForm('a URL without spaces', isUri)],
  ['uuid', textForm('a UUID such as urn:uuid:…, in small letters', isUuid)],
  ['xhtml', textForm('XHTML in a div', isXhtml)],
]);
