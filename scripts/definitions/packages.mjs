// The official definition packages, which only regenerating and the corpus tests install.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ready.mjs';

const corpus = join(root, 'corpus');

/** Where each release is defined. The npm copy of the R4 core package is 4.0.0; its examples package holds 4.0.1 whole. */
export const SOURCES = [
  { release: 'R4', fhirVersion: '4.0.1', name: 'hl7.fhir.r4.examples' },
  { release: 'R4B', fhirVersion: '4.3.0', name: 'hl7.fhir.r4b.core' },
  { release: 'R5', fhirVersion: '5.0.0', name: 'hl7.fhir.r5.core' },
];

/** Installs the packages of corpus/package.json, unless that has been done since its lock file last changed. */
export function ensureCorpus() {
  const installed = join(corpus, 'node_modules', '.package-lock.json');
  const locked = join(corpus, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) return;
  console.error('Installing the official definitions and examples (once, about 650 MB) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(npm, ['ci', '--prefix', corpus, ...options], { stdio: 'inherit' });
  if (status === 0) return;
  throw new Error(
    `npm ci --prefix corpus failed (${error?.message ?? `exit code ${status}`}). It needs the npm registry.`,
  );
}

export function packageFolder(name) {
  return join(corpus, 'node_modules', name);
}

/** Every resource of some types in a package: `readAll('hl7.fhir.r5.core', 'ValueSet')`. */
export function readAll(name, resourceType) {
  const folder = packageFolder(name);
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${resourceType}-`) && file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
    .filter((resource) => resource.resourceType === resourceType);
}

/** The StructureDefinitions of the types of a release, by type: no profiles, no logical models. */
export function typeDefinitions(name) {
  const definitions = readAll(name, 'StructureDefinition').filter(
    ({ derivation, kind, type, url }) =>
      derivation !== 'constraint' && kind !== 'logical' && url === `http://hl7.org/fhir/StructureDefinition/${type}`,
  );
  return new Map(definitions.map((definition) => [definition.type, definition]));
}
