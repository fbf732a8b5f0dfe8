import { shown, textAt, type Json, type JsonObject } from '../../../model/json.js';
import { near } from '../../../model/near.js';
import type { Words } from './findings.js';
import type { Codes, Property } from './property.js';

/** A primitive that is not written as its type is. */
export function wrongForm({ rule, typeName, primitive }: Property, value: Json | undefined): Words {
  const form = primitive?.form ?? typeName;
  return {
    rule,
    message: `${shown(value, 60)} is no ${typeName}: it has to be ${form}.`,
    expected: form,
    actual: shown(value),
  };
}

/** A code that the required binding does not hold. */
export function unknownCode({ rule, codes }: Property, value: string): Words {
  const { name = '', all = new Set<string>() } = codes ?? {};
  const [likely] = near(value, [...all]);
  const hint = likely === undefined ? '' : `; did you mean \`${likely}\`?`;
  return {
    rule,
    message: `\`${value.slice(0, 60)}\` is not a code of ${name}${hint}${hint === '' ? '.' : ''}`,
    expected: `a code of ${name}: ${someOf([...all])}`,
    actual: shown(value),
  };
}

function someOf(codes: readonly string[]): string {
  const most = 12;
  return codes.length <= most ? codes.join(', ') : `${codes.slice(0, most).join(', ')}, … (${String(codes.length)})`;
}

/** A Coding or CodeableConcept none of whose codings is in the required binding. */
export function unknownConcept({ rule, codes }: Property, value: JsonObject): Words {
  return {
    rule,
    message: `No coding is in ${codes?.name ?? ''}, which is required here.`,
    expected: `a coding of ${[...(codes?.systems.keys() ?? [])].join(' or ')}`,
    actual: shown(value),
  };
}

/** Whether a Coding is in a value set; one without a code or of a system of its own is not. */
export function isIn(codes: Codes, coding: Json): boolean {
  const code = textAt(coding, 'code');
  const system = textAt(coding, 'system');
  if (code === undefined) return false;
  return system === undefined ? codes.all.has(code) : codes.systems.get(system)?.has(code) === true;
}

export function noObject({ rule, typeName }: Property, value: Json | undefined): Words {
  return {
    rule,
    message: `A JSON object is due here, of type ${typeName}.`,
    expected: `a JSON object (${typeName})`,
    actual: shown(value),
  };
}

export function noList({ name, rule }: Property, value: Json | undefined): Words {
  return {
    rule,
    message: `${name} may be given several times, so JSON writes it as a list, even of one.`,
    expected: 'a JSON list',
    actual: shown(value),
  };
}

export function needlessList({ name, rule }: Property, value: Json): Words {
  return {
    rule,
    message: `${name} is given once at most, so it is no list.`,
    expected: 'no list',
    actual: shown(value),
  };
}

export function emptyList({ name, rule }: Property): Words {
  return { rule, message: `An empty list says nothing. Leave ${name} out.`, expected: 'at least one', actual: '[]' };
}

export function tooMany({ name, rule, most }: Property, count: number): Words {
  return { rule, message: `${name} is given too often.`, expected: `${String(most)} at most`, actual: String(count) };
}
