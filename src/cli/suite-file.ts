import { pathToFileURL } from 'node:url';
import { isCheck, isScenario, usageTrouble, type Check, type Scenario, type Suite } from '../model/index.js';
import { reasonOf } from './text-file.js';

/** A suite and where it was found, for messages. */
export interface FoundSuite extends Suite {
  readonly place: string;
}

/** The suite whose parts are exported by some modules, one by one or in lists. Throws a Trouble that names the place. */
export async function readSuite(place: string, files: readonly string[]): Promise<FoundSuite> {
  const values = (await Promise.all(files.map(exportsOf))).flat();
  const [scenario, ...more] = unique(values.filter(isScenario));
  if (scenario === undefined) {
    throw usageTrouble(`${place} exports no scenario. A suite exports one made with defineScenario, and its checks.`);
  }
  if (more.length > 0) {
    const ids = [scenario, ...more].map(({ id }) => id).join(', ');
    throw usageTrouble(
      `${place} exports several scenarios (${ids}). A suite has one; put the others in suites of their own.`,
    );
  }
  return { place, scenario, checks: unique(values.filter(isCheck)) };
}

async function exportsOf(file: string): Promise<unknown[]> {
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    const values: unknown[] = typeof module === 'object' && module !== null ? Object.values(module) : [];
    return values.flat();
  } catch (thrown) {
    throw usageTrouble(`The suite ${file} cannot be loaded: ${reasonOf(thrown)}. It has to be a JavaScript module.`);
  }
}

function unique<Part extends Check | Scenario>(parts: readonly Part[]): Part[] {
  return [...new Set(parts)];
}
