import { isObject, parseJson, usageTrouble, type JsonObject } from '../../model/index.js';
import { fileOptions } from '../configuration/file-options.js';
import { runOptions, type RunOptions } from '../run-options.js';
import { schemaGuard } from '../schema-guard.js';

/** Keys of the configuration file that a program has other ways for. */
export const NOT_FOR_PROGRAMS: readonly string[] = [
  ...['$schema', 'certify', 'reporter', 'color', 'quiet', 'verbose', 'updateKnownFailures'],
];

/** Settings as the command line would have them. Throws a Trouble that tells all that is wrong with them. */
export async function optionsOf(settings: object): Promise<RunOptions> {
  const config = withoutUndefined(settings);
  const stray = Object.keys(config).find((name) => NOT_FOR_PROGRAMS.includes(name));
  if (stray !== undefined) {
    throw usageTrouble(
      `run() was given "${stray}", which is for the command line: it prints nothing and writes no report. Leave it out; render() of the result gives the text of any report.`,
    );
  }
  const guard = await schemaGuard<JsonObject>('config');
  if (!guard.holds(config)) {
    throw usageTrouble(
      guard
        .problems(config)
        .map(({ words }) => `run(): ${words}`)
        .join('\n'),
    );
  }
  const { baseUrl, ...raw } = fileOptions({ file: 'run()', folder: process.cwd(), config });
  return runOptions(typeof baseUrl === 'string' ? baseUrl : undefined, raw);
}

function withoutUndefined(settings: object): JsonObject {
  const value = parseJson(JSON.stringify(settings));
  return isObject(value) ? value : {};
}
