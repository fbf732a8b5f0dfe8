import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../ready.mjs';

const validation = join(root, 'dist', 'src', 'fhir', 'validation');

/** URL of a module of the built validation. */
export const urlOf = (path) => pathToFileURL(join(validation, path)).href;

const ours = (path) => import(urlOf(path));

/** The walk by the definitions: what the schemas of others judge, and more. */
export async function structure(release) {
  const { structureIssues } = await ours('structure/index.js');
  return (resource) => structureIssues(resource, release).length === 0;
}

/** Structure, and the invariants of Bundles and statuses. */
export async function frame(release) {
  const { structureIssues } = await ours('structure/index.js');
  const { frameIssues } = await ours('invariants/index.js');
  return (resource) => structureIssues(resource, release).length + frameIssues(resource, release).length === 0;
}

/** What every frame of a transcript gets: the same, and the profiles of the Backport guide. */
export async function profiledFrame(release) {
  const { loadValidator } = await ours('validator.js');
  const validator = await loadValidator(release);
  return (resource) => validator.frameIssues(resource).length === 0;
}

/** All invariants, by fhirpath.js. */
export async function invariants(release) {
  const { loadInvariants } = await ours('invariants/index.js');
  const rules = await loadInvariants(release);
  return (resource) => rules.issues(resource).length === 0;
}
