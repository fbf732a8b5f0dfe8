import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { JsonObject } from '../../model/index.js';
import { PATHS } from '../configuration/file-options.js';
import { withoutReferences } from '../configuration/environment.js';
import { headersOf } from '../header-lines.js';
import { flagOption, numberOption, textOption, textsOption, type RawOptions } from '../raw-options.js';

/** Variable that the file takes the access token from. */
const TOKEN = 'FHIR_TOKEN';

/** Where `init` was told a secret through a variable already, the file names that one. */
export interface ToldFrom {
  readonly tokenVariable?: string | undefined;
}

/** What the command line says, as the file at a path has it: variables in place of secrets, paths from its folder on. */
export function toldKeys(raw: RawOptions, output: string, { tokenVariable = TOKEN }: ToldFrom): JsonObject {
  const fhir = textOption(raw, 'fhir')?.toLowerCase();
  const hosts = textsOption(raw, 'allowHost');
  const headers = Object.keys(headersOf(textsOption(raw, 'header')));
  const told: JsonObject = {
    fhir: fhir === 'auto' ? undefined : fhir,
    ca: placed('ca'),
    insecure: flagOption(raw, 'insecure') || undefined,
    allowHost: hosts.length === 0 ? undefined : hosts.map(withoutReferences),
    token: textOption(raw, 'token') === undefined ? undefined : reference(tokenVariable),
    tokenCommand: textOption(raw, 'tokenCommand') === undefined ? undefined : reference('FHIR_TOKEN_COMMAND'),
    header: headers.length === 0 ? undefined : Object.fromEntries(headers.map((name) => [name, headerReference(name)])),
    clientCert: placed('clientCert'),
    clientKey: placed('clientKey'),
    topic: optional(textOption(raw, 'topic'), withoutReferences),
    rate: numberOption(raw, 'rate'),
    connections: numberOption(raw, 'connections'),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));

  function placed(name: string): string | undefined {
    if (!PATHS.includes(name)) throw new Error(`${name} is no key that names a file.`);
    return optional(textOption(raw, name), (path) => withoutReferences(pathFrom(dirname(resolve(output)), path)));
  }
}

/** The variables that a file refers to, in the order of its keys. */
export function variablesOf(told: JsonObject): string[] {
  return [...JSON.stringify(told).matchAll(/(?<!\$)\$\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
}

function pathFrom(folder: string, path: string): string {
  return isAbsolute(path) ? path : relative(folder, resolve(path));
}

function headerReference(name: string): string {
  return reference(`FHIR_HEADER_${name.toUpperCase().replace(/\W/g, '_')}`);
}

function reference(variable: string): string {
  return `\${${variable}}`;
}

function optional<Value>(value: string | undefined, change: (value: string) => Value): Value | undefined {
  return value === undefined ? undefined : change(value);
}
