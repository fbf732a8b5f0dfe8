import type { Command } from 'commander';
import { isObject, usageTrouble, type Json, type JsonObject } from '../../model/index.js';
import type { RawOptions } from '../raw-options.js';
import { configFile } from './config-file.js';
import { fileOptions } from './file-options.js';

/** Where the value of an option comes from. */
export type Origin = 'command line' | 'environment' | 'file' | 'default';

/** What a command goes by: the command line, then the environment, then the configuration file, then defaults. */
export interface Configured {
  readonly baseUrl: string | undefined;
  readonly raw: RawOptions;
  readonly origins: ReadonlyMap<string, Origin>;
  /** The configuration file, where there is one. */
  readonly file: string | undefined;
  /** The target that the file names, which what it holds is meant for. */
  readonly meantFor: string | undefined;
}

/** Options that a command takes from the file. */
interface Taking {
  /** Key of the file whose members are for this command only. */
  readonly section?: string | undefined;
  readonly takes?: ((name: string) => boolean) | undefined;
}

/** What a command was told, by its command line and by its configuration file. Throws a Trouble for a file that is wrong. */
export async function configured(
  command: Command,
  baseUrl: string | undefined,
  { section, takes = () => true }: Taking = {},
): Promise<Configured> {
  const given = command.opts<Record<string, unknown>>();
  const found = await configFile(fileWish(given['config']));
  const said = originsOf(command);
  const told = found === undefined ? {} : fileOptions(found, section);
  const fromFile = meant(told, { baseUrl, given, said });
  const raw: Record<string, unknown> = { ...given };
  const origins = new Map(said);
  for (const [name, value] of Object.entries(fromFile)) {
    if (value === undefined || isSaid(said, name) || !takes(name)) continue;
    raw[name] = value;
    origins.set(name, 'file');
  }
  const { baseUrl: ownUrl, ...options } = raw;
  const url = baseUrl ?? (typeof ownUrl === 'string' ? ownUrl : undefined);
  if (baseUrl !== undefined) origins.set('baseUrl', 'command line');
  const meantFor = typeof told['baseUrl'] === 'string' ? told['baseUrl'] : undefined;
  const configuration = { baseUrl: url, raw: options, origins, file: found?.file, meantFor };
  if (url !== undefined) requireMeantFor(url, configuration);
  return configuration;
}

function fileWish(wish: unknown): string | false | undefined {
  if (wish === false) return false;
  return typeof wish === 'string' ? wish : undefined;
}

const SOURCES: Readonly<Record<string, Origin>> = {
  cli: 'command line',
  env: 'environment',
  default: 'default',
};

function originsOf(command: Command): Map<string, Origin> {
  const names = command.options.map((option) => option.attributeName());
  return new Map(
    names.flatMap((name) => {
      const origin = SOURCES[command.getOptionValueSource(name) ?? ''];
      return origin === undefined ? [] : [[name, origin] as const];
    }),
  );
}

function isSaid(said: ReadonlyMap<string, Origin>, name: string): boolean {
  const origin = said.get(name);
  return origin === 'command line' || origin === 'environment';
}

/** What the file says of a server that its target is; nothing of it is about another one. */
const OF_THE_TARGET =
  'baseUrl fhir token tokenCommand otherToken header clientCert clientKey socketAuth auth ca insecure allowHost topic subscription trigger heartbeatPeriod ' +
  'endpointPort endpointHost endpointUrl endpointCert endpointKey';

/** How the embedded server behaves. */
const OF_THE_EMBEDDED = 'reference fault variant tokenLife tls';

interface Words {
  readonly baseUrl: string | undefined;
  readonly given: RawOptions;
  readonly said: ReadonlyMap<string, Origin>;
}

/** Of the file, what is meant where the command line names another target or the contrary. */
function meant(told: JsonObject, { baseUrl, given, said }: Words): JsonObject {
  const dropped = new Set<string>();
  const drop = (names: string) => {
    for (const name of names.split(' ')) dropped.add(name);
  };
  if (baseUrl !== undefined) drop(OF_THE_EMBEDDED);
  if (given['reference'] === true && told['reference'] !== true) drop(OF_THE_TARGET);
  if (isSaid(said, 'token')) drop('tokenCommand');
  if (isSaid(said, 'tokenCommand')) drop('token');
  if (isSaid(said, 'quiet')) drop('verbose');
  if (isSaid(said, 'verbose')) drop('quiet');
  const kept = Object.fromEntries(Object.entries(told).filter(([name]) => !dropped.has(name)));
  const auth = kept['auth'];
  const own = isSaid(said, 'token') || isSaid(said, 'tokenCommand') ? withoutWays(auth) : auth;
  if (own === undefined) return kept;
  return {
    ...kept,
    auth: isSaid(said, 'otherToken') && isObject(own) ? { ...own, other: withoutWays(own.other) } : own,
  };
}

/** A token of the command line, or a command for one, takes the place of whatever way the file has. */
function withoutWays(auth: Json | undefined): Json | undefined {
  if (!isObject(auth)) return auth;
  return Object.fromEntries(
    Object.entries(auth).filter(
      ([name]) => !['token', 'tokenCommand', 'basic', 'clientCredentials', 'smart'].includes(name),
    ),
  );
}

/** Options that say who asks. */
const CREDENTIALS = ['token', 'tokenCommand', 'otherToken', 'header', 'clientCert', 'auth'];

/** Throws a Trouble where credentials that a file holds for one server would be shown to another. */
export function requireMeantFor(url: string, { meantFor, origins, file = '' }: Configured): void {
  if (meantFor === undefined || !URL.canParse(meantFor) || !URL.canParse(url)) return;
  const [own, asked] = [new URL(meantFor).origin, new URL(url).origin];
  const first = CREDENTIALS.find((name) => origins.get(name) === 'file');
  if (own === asked || first === undefined) return;
  throw usageTrouble(
    `"${first}" in ${file} is for ${own}, the server of its "baseUrl", and would be shown to ${asked}. ` +
      'Name another file with --config, or none with --no-config; a file without "baseUrl" serves any server.',
  );
}
