import type { ElementDefinition, Json, JsonObject } from '../../model/index.js';
import { splitPrefix } from '../../fhir/search-prefix.js';

/** The value that makes an element meet one alternative of a criterion; undefined where none is known. */
export function valueMeeting({ type, codes }: ElementDefinition, wanted: string): Json | undefined {
  switch (type) {
    case 'boolean':
      return wanted === 'true';
    case 'CodeableConcept':
      return { coding: [systemAdded(wanted, codes)] };
    case 'Coding':
      return systemAdded(wanted, codes);
    case 'Identifier': {
      const { code = 'handshake', ...system } = codingOf(wanted);
      return { ...system, value: code };
    }
    case 'Reference':
      return { reference: wanted };
    case 'HumanName':
      return { family: wanted };
    case 'Address':
      return { city: wanted };
    case 'date':
    case 'dateTime':
    case 'instant':
    case 'Period':
      return dateMeeting(type, wanted);
    case 'integer':
    case 'positiveInt':
    case 'unsignedInt':
    case 'decimal':
      return numberMeeting(wanted);
    case 'code':
      return codingOf(wanted).code;
    case 'string':
    case 'markdown':
    case 'uri':
    case 'url':
    case 'canonical':
    case 'id':
      return wanted;
    default:
      return /Quantity|Age|Duration|Count|Distance/.test(type) ? quantityMeeting(wanted) : undefined;
  }
}

function codingOf(wanted: string): { system?: string; code?: string } {
  const [first = '', second] = wanted.split('|');
  const [system, code] = second === undefined ? ['', first] : [first, second];
  return { ...(system === '' ? {} : { system }), ...(code === '' ? {} : { code }) };
}

/** A criterion may leave the system out, the resource should not: a required binding tells it. */
function systemAdded(wanted: string, codes: ElementDefinition['codes'] = []): JsonObject {
  const coding = codingOf(wanted);
  const [bound, ...others] = codes.filter(({ code }) => code === coding.code);
  return bound === undefined || others.length > 0 || wanted.includes('|') ? coding : { ...bound };
}

const away = { eq: 0, ge: 0, le: 0, ne: 1, gt: 1, sa: 1, lt: -1, eb: -1 } as const;

function dateMeeting(type: string, wanted: string): Json | undefined {
  const { prefix, operand } = splitPrefix(wanted);
  const year = Number(operand.slice(0, 4)) + away[prefix];
  const date = operand.length < 10 ? `${year}-01-01` : `${year}${operand.slice(4, 10)}`;
  if (away[prefix] === 0 && operand.length > 10 && type !== 'date')
    return type === 'Period' ? { start: operand, end: operand } : operand;
  if (type === 'Period') return { start: date, end: date };
  return type === 'instant' ? `${date}T12:00:00Z` : date;
}

function numberMeeting(wanted: string): number {
  const { prefix, operand } = splitPrefix(wanted);
  return Number(operand.split('|')[0]) + away[prefix];
}

function quantityMeeting(wanted: string): Json {
  const [, system = '', code = ''] = wanted.split('|');
  const unit = code === '' ? {} : { unit: code, ...(system === '' ? {} : { system, code }) };
  return { value: numberMeeting(wanted), ...unit };
}
