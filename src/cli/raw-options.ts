import { InvalidArgumentError } from 'commander';

/** Options as the command line parser hands them over. */
export type RawOptions = Readonly<Record<string, unknown>>;

export function textOption(raw: RawOptions, name: string): string | undefined {
  const value = raw[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberOption(raw: RawOptions, name: string): number | undefined {
  const value = raw[name];
  return typeof value === 'number' ? value : undefined;
}

export function flagOption(raw: RawOptions, name: string): boolean {
  return raw[name] === true;
}

/** The values of an option that can be repeated. */
export function textsOption(raw: RawOptions, name: string): readonly string[] {
  const value = raw[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Parser for an option that can be repeated. */
export function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Parser for an option that can be repeated and holds a list with commas. */
export function listed(value: string, before: readonly string[] = []): readonly string[] {
  const words = value.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
  if (words.length === 0) throw new InvalidArgumentError('It needs at least one name.');
  return [...before, ...words];
}

/** Parser for a number of seconds above zero. */
export function positiveSeconds(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('It must be a number of seconds above 0, such as 10.');
}

/** Parser for a number above zero. */
export function positiveNumber(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('It must be a number above 0, such as 5.');
}

/** Parser for a whole number above zero. */
export function wholeNumber(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number above 0, such as 4.');
}

/** Parser for a whole number of seconds above zero, as FHIR has it in unsignedInt elements. */
export function wholeSeconds(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number of seconds above 0, such as 10.');
}

export function portNumber(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new InvalidArgumentError('It must be a port from 0 to 65535; 0 takes any free one.');
}
