import { existsSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject, parseJson, usageTrouble, type Json, type JsonObject } from '../../model/index.js';
import { schemaGuard, type SchemaProblem } from '../schema-guard.js';
import { textFile } from '../text-file.js';
import { parseYaml, type YamlText } from '../yaml-file.js';
import { filledFrom } from './environment.js';

/** Names that are looked for in the working folder. */
export const CONFIG_FILES = ['json', 'yaml', 'js'].map((ending) => `fhir-handshake.config.${ending}`);

/** A configuration file that holds what config.schema.json asks for, with the environment in place. */
export interface ConfigFile {
  /** As it was named. */
  readonly file: string;
  /** Absolute: paths in the file start here. */
  readonly folder: string;
  readonly config: JsonObject;
}

/** The file that `--config` names, or the one in the working folder. `wished`: false with --no-config. */
export async function configFile(wished: string | false | undefined): Promise<ConfigFile | undefined> {
  const file = wished === undefined ? foundFile() : wished;
  if (file === undefined || file === false) return undefined;
  const { value, troubleOf } = await readers[readerOf(file)](file);
  const { value: config, problems: absent } = filledFrom(process.env, value);
  if (absent.length > 0) throw troubleOf(absent);
  const guard = await schemaGuard<JsonObject>('config');
  if (!guard.holds(config)) throw troubleOf(guard.problems(config).map(withPath));
  return { file, folder: dirname(resolve(file)), config };
}

function foundFile(): string | undefined {
  const [first, second] = CONFIG_FILES.filter((name) => existsSync(name));
  if (first === undefined || second === undefined) return first;
  throw usageTrouble(
    `There are both ${first} and ${second} in the working folder, and only one of them can be meant. ` +
      `Name it, such as --config ${first}, or remove the other.`,
  );
}

type Reader = (file: string) => Promise<YamlText>;

function readerOf(file: string): keyof typeof readers {
  const ending = extname(file).toLowerCase();
  if (['.js', '.mjs', '.cjs'].includes(ending)) return 'module';
  if (['.json', '.yaml', '.yml'].includes(ending)) return 'text';
  throw usageTrouble(
    `--config ${file} is no kind of file that is read here. Name one that ends in .json, .yaml or .js.`,
  );
}

const readers = {
  // JSON is YAML too.
  text: async (file) => parseYaml(await textFile(file, '--config'), file),
  module: readModule,
} satisfies Record<string, Reader>;

/** What a module exports by default: an object, or a function that returns one. */
async function readModule(file: string): Promise<YamlText> {
  const troubleOf = (problems: readonly SchemaProblem[]) =>
    usageTrouble(problems.map(({ words }) => `${file}: ${words}`).join('\n'));
  if (!existsSync(file)) await textFile(file, '--config');
  return { value: await exportOf(file), troubleOf };
}

async function exportOf(file: string): Promise<Json> {
  try {
    const module: unknown = await import(pathToFileURL(resolve(file)).href);
    const exported: unknown = isObject(module) ? module['default'] : undefined;
    const value: unknown = isMaker(exported) ? await exported() : exported;
    return (isObject(value) ? parseJson(JSON.stringify(value)) : undefined) ?? null;
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw usageTrouble(`${file} cannot be loaded: ${reason}. Mend the module; it has to export an object by default.`);
  }
}

function isMaker(value: unknown): value is () => unknown {
  return typeof value === 'function';
}

/** Problems below the first level say where: names of members occur in several places. */
function withPath(problem: SchemaProblem): SchemaProblem {
  const { words, inside = [] } = problem;
  return inside.length === 0 ? problem : { ...problem, words: `in "${inside.join('.')}", ${words}` };
}
