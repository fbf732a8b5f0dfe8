import { isObject, textAt, type Json } from '../model/index.js';
import { compares, splitPrefix, type Stretch } from './search-prefix.js';

const dateForm = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** The stretch that a date of any precision covers; a time without a zone is taken as UTC. */
export function stretchOf(date: string): Stretch | undefined {
  const [, year, month, day, hour, minute, second, fraction, zone] = dateForm.exec(date) ?? [];
  if (year === undefined) return undefined;
  const from = Date.parse(
    `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}${fraction ?? ''}${zone ?? 'Z'}`,
  );
  if (Number.isNaN(from)) return undefined;
  if (day === undefined) return { from, to: Date.UTC(Number(year), month === undefined ? 12 : Number(month)) };
  return { from, to: from + lengthMs(hour, second, fraction) };
}

function lengthMs(hour: string | undefined, second: string | undefined, fraction: string | undefined): number {
  if (hour === undefined) return 86_400_000;
  if (second === undefined) return 60_000;
  return fraction === undefined ? 1000 : 1;
}

export function isDate(text: string): boolean {
  return stretchOf(text) !== undefined;
}

/** A date, dateTime, instant or Period against `ge2024-01-01`. */
export function matchesDate(value: Json, wanted: string): boolean {
  const { prefix, operand } = splitPrefix(wanted);
  const searched = stretchOf(operand);
  const held = heldStretch(value);
  return searched !== undefined && held !== undefined && compares(prefix, held, searched);
}

function heldStretch(value: Json): Stretch | undefined {
  if (typeof value === 'string') return stretchOf(value);
  if (!isObject(value)) return undefined;
  const start = stretchOf(textAt(value, 'start') ?? '');
  const end = stretchOf(textAt(value, 'end') ?? '');
  if (start === undefined && end === undefined) return undefined;
  return { from: start?.from ?? -Infinity, to: end?.to ?? Infinity };
}
