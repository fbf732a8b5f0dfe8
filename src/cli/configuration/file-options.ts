import { isAbsolute, join } from 'node:path';
import { isObject, type Json, type JsonObject } from '../../model/index.js';
import type { ConfigFile } from './config-file.js';

/** Keys whose value is a path. `reporter` has one after "=". */
export const PATHS: readonly string[] = [
  'ca',
  'subscription',
  'trigger',
  'transcript',
  'endpointCert',
  'endpointKey',
  'suite',
  'knownFailures',
  'product',
  'attestations',
  'key',
  'out',
  'clientCert',
  'clientKey',
  'privateKeyFile',
];

/** Keys that may hold one text in place of a list. */
const LISTS: readonly string[] = ['allowHost', 'only', 'skip', 'suite', 'reporter', 'fault', 'variant'];

/** Keys that are no options. */
const OTHERS: readonly string[] = ['$schema', 'certify'];

/** What a file says, as the command line parser would hand it over. `section`: what only one command is told. */
export function fileOptions({ config, folder }: ConfigFile, section?: string): JsonObject {
  const own = section === undefined ? undefined : config[section];
  const all = { ...config, ...(isObject(own) ? own : {}) };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([name, value]) => !OTHERS.includes(name) && value !== undefined)
      .map(([name, value]) => [name, optionOf(name, value ?? null, placedIn(folder))]),
  );
}

function optionOf(name: string, value: Json, placed: (path: string) => string): Json {
  if (name === 'header' && isObject(value))
    return Object.entries(value).map(([key, text]) => `${key}: ${typeof text === 'string' ? text : ''}`);
  if (name === 'auth') return withPlaces(value, placed);
  const listed = LISTS.includes(name) && typeof value === 'string' ? [value] : value;
  if (name === 'reporter') return eachText(listed, (word) => word.replace(/(?<==).+$/s, placed));
  return PATHS.includes(name) ? eachText(listed, placed) : listed;
}

/** Paths however deep. */
function withPlaces(value: Json, placed: (path: string) => string): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [
      name,
      typeof below === 'string' && PATHS.includes(name) ? placed(below) : withPlaces(below ?? null, placed),
    ]),
  );
}

/** As it is where the file lies in the working folder, so that reports do not tell where that is. */
function placedIn(folder: string): (path: string) => string {
  return (path) => (isAbsolute(path) || folder === process.cwd() ? path : join(folder, path));
}

function eachText(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  return Array.isArray(value) ? value.map((item) => eachText(item, change)) : value;
}
