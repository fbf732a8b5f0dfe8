/**
 * The harness as a library: `run` walks a server and judges it, `startReference` starts the embedded one. With them the vocabulary of
 * suites: export one scenario and its checks from a module and run it with `fhir-handshake run --suite ./my-suite.js`.
 *
 *     import { run } from 'fhir-handshake';
 *
 *     const { report } = await run({ baseUrl: 'https://example.org/fhir', token: process.env.FHIR_TOKEN });
 *     console.log(report.summary.verdict);
 */
import type { ReferenceServer, ReferenceSettings } from './cli/library/reference.js';
import type { RunResult } from './cli/library/run.js';
import type { RunWish } from './cli/library/run-settings.js';

export * from './model/index.js';
export type { ReporterName } from './cli/reporters.js';
export type { ReferenceServer, ReferenceSettings, RunResult, RunWish };

/**
 * Walks a server and judges what was recorded, as the command `run` does; but prints nothing, reads no environment and no configuration
 * file, catches no signal, ends no process, and writes no file but those that are asked for.
 *
 * Rejects with a Trouble, whose message gives value, rule and remedy: `exitCode` 2 where the settings are wrong, 3 where the target
 * could not be reached. A check that fails is no error: the report says it.
 */
export async function run(wish: RunWish): Promise<RunResult> {
  // A suite imports this module for its vocabulary alone, and needs nothing of what plays it.
  const library = await import('./cli/library/run.js');
  return library.run(wish);
}

/**
 * Starts the embedded server, honest or broken on purpose, to test a client or a harness against. It keeps everything in memory. Rejects
 * with a Trouble where a fault or variant is unknown.
 */
export async function startReference(settings: ReferenceSettings = {}): Promise<ReferenceServer> {
  const library = await import('./cli/library/reference.js');
  return library.startReference(settings);
}
