import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unsound, type Profile } from '../../certify/index.js';
import { parseJson, usageTrouble, type Release } from '../../model/index.js';
import { didYouMean } from '../../model/near.js';
import type { Library } from '../load-suites.js';
import { packageRoot } from '../package-root.js';
import { schemaGuard } from '../schema-guard.js';

/** Ids of the profiles that ship with the package. */
export async function profileIds(): Promise<string[]> {
  const names = await readdir(join(packageRoot(), 'profiles'));
  return names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [])).sort();
}

/** The profile that ships under an id; undefined where none does. Throws an Error for one that this package cannot hold a server against. */
export async function publishedProfile(id: string, library: Library): Promise<Profile | undefined> {
  if (!(await profileIds()).includes(id)) return undefined;
  const guard = await schemaGuard<Profile>('profile');
  const json = parseJson(await readFile(join(packageRoot(), 'profiles', `${id}.json`), 'utf8')) ?? null;
  if (!guard.holds(json))
    throw broken(
      id,
      guard.problems(json).map(({ words }) => words),
    );
  const known = {
    checks: new Set(checksIn(library, json.release)),
    requirements: new Set(library.catalogue.map((requirement) => requirement.id)),
  };
  const problems = [...(json.id === id ? [] : [`its id is ${json.id}`]), ...unsound(json, known)];
  if (problems.length > 0) throw broken(id, problems);
  return json;
}

/** The profile that `--profile` names. Throws a Trouble where there is none. */
export async function wantedProfile(id: string, library: Library): Promise<Profile> {
  const profile = await publishedProfile(id, library);
  if (profile !== undefined) return profile;
  const ids = await profileIds();
  throw usageTrouble(
    `--profile ${id} is no profile of this version.${didYouMean(id, ids)} There are ${ids.join(', ')}; fhir-handshake list profiles shows them.`,
  );
}

/** Ids of the checks that are judged in a release. */
export function checksIn({ suites, catalogue }: Library, release: Release): string[] {
  const rules = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
  return suites
    .flatMap(({ checks }) => checks)
    .filter(({ releases }) => releases === undefined || releases.includes(release))
    .filter(({ requirements }) => requirements.some((id) => rules.get(id)?.releases.includes(release) === true))
    .map(({ id }) => id);
}

function broken(id: string, problems: readonly string[]): Error {
  return new Error(`Profile ${id} of this package does not hold: ${problems.join('; ')}. Install the package again.`);
}
