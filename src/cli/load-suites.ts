import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requirements } from '../../suites/catalogue/index.js';
import { stageOf, usageTrouble, type Requirement, type Suite } from '../model/index.js';
import { readSuite, type FoundSuite } from './suite-file.js';
import { reasonOf } from './text-file.js';

/** Folders beside the suites that are none. */
const NO_SUITES = ['catalogue', 'testing'];

/** Phases in the order they are played. */
const PHASES = ['discovery', 'binding', 'walk'];

/** Everything that can be played and judged. */
export interface Library {
  readonly suites: readonly Suite[];
  readonly catalogue: readonly Requirement[];
}

/** The suites that come with the package, those in the user's own files, and those that are handed over. Throws a Trouble that names what is wrong. */
export async function loadLibrary(userFiles: readonly string[] = [], more: readonly Suite[] = []): Promise<Library> {
  const own = await ownSuites();
  const others = await Promise.all(userFiles.map(userSuite));
  const handed = more.map((suite, index) => ({ ...suite, place: `suites[${String(index)}]` }));
  const suites = [...own, ...others, ...handed];
  requireSound(suites, requirements);
  return { suites, catalogue: requirements };
}

async function ownSuites(): Promise<FoundSuite[]> {
  const root = fileURLToPath(new URL('../../suites', import.meta.url));
  const folders = (await readdir(root, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && !NO_SUITES.includes(entry.name),
  );
  const suites = await Promise.all(
    folders.map(async ({ name }) => readSuite(`suites/${name}`, await modulesIn(join(root, name)))),
  );
  return suites.sort(
    (one, other) =>
      PHASES.indexOf(one.scenario.phase) - PHASES.indexOf(other.scenario.phase) ||
      one.scenario.id.localeCompare(other.scenario.id),
  );
}

async function modulesIn(folder: string): Promise<string[]> {
  // Compiled modules import compiled ones, sources import sources.
  const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return (await readdir(folder))
    .filter((name) => name.endsWith(ending) && !name.endsWith('.d.ts') && !name.includes('.test.'))
    .map((name) => join(folder, name));
}

async function userSuite(file: string): Promise<FoundSuite> {
  try {
    await stat(file);
  } catch (thrown) {
    throw usageTrouble(
      `--suite ${file} cannot be read: ${reasonOf(thrown)}. Name a JavaScript module that exports a suite.`,
    );
  }
  return readSuite(file, [resolve(file)]);
}

/** Throws a Trouble for ids that occur twice, names no stage, or rules that the catalogue does not hold. */
export function requireSound(suites: readonly FoundSuite[], catalogue: readonly Requirement[]): void {
  const known = new Set(catalogue.map(({ id }) => id));
  const places = new Map<string, string>();
  const claim = (what: string, place: string) => {
    const before = places.get(what);
    if (before !== undefined) {
      throw usageTrouble(`${what} is defined in ${before} and again in ${place}. Ids are unique; rename one of them.`);
    }
    places.set(what, place);
  };
  for (const { place, scenario, checks } of suites) {
    requireFileName(scenario.id, place);
    claim(`Scenario ${scenario.id}`, place);
    for (const check of checks) {
      claim(`Check ${check.id}`, place);
      requireStage(check.id, place);
      const strangers = check.requirements.filter((id) => !known.has(id));
      if (strangers.length === 0 && check.requirements.length > 0) continue;
      const wrong = strangers.length === 0 ? 'no requirement' : `an unknown requirement, ${strangers.join(', ')}`;
      throw usageTrouble(
        `Check ${check.id} in ${place} names ${wrong}. fhir-handshake list requirements shows those that exist.`,
      );
    }
  }
}

function requireStage(checkId: string, place: string): void {
  try {
    stageOf(checkId);
  } catch (thrown) {
    throw usageTrouble(`${thrown instanceof Error ? thrown.message : String(thrown)} It is in ${place}.`);
  }
}

/** A transcript is named by its scenario. */
function requireFileName(scenarioId: string, place: string): void {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(scenarioId)) return;
  throw usageTrouble(
    `Scenario "${scenarioId}" in ${place} is not named in lower-case letters, digits and hyphens. Rename it, such as "my-scenario".`,
  );
}
