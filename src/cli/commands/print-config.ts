import type { Configured } from '../configuration/configured.js';
import { effectiveConfig } from '../configuration/effective.js';
import { flagOption } from '../raw-options.js';
import { runOptions } from '../run-options.js';
import { schemaNamed } from '../schema-guard.js';

/** Prints what a run would go by, and sends nothing. The exit code. */
export async function printConfig(told: Configured): Promise<number> {
  // What would not run is not printed as if it did; only the target may still be absent.
  if (told.baseUrl !== undefined || flagOption(told.raw, 'reference')) runOptions(told.baseUrl, told.raw);
  process.stdout.write(effectiveConfig(told, await schemaNamed('config')));
  return 0;
}
