// Every official example by structure, profiles and all invariants: how many are rejected that are not known to be wrong.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../definitions/packages.mjs';
import { root } from '../ready.mjs';
import { urlOf } from './engines/ours.mjs';
import { testCode } from './test-code.mjs';

export async function exampleRows(releases) {
  const { loadValidator } = await import(urlOf('validator.js'));
  const known = await knownErrors();
  const counts = { all: 0, known: 0, unexplained: [] };
  for (const release of releases) {
    const { issues } = await loadValidator(release);
    for (const { file, resource } of examplesOf(release)) {
      counts.all += 1;
      if (!issues(resource).some(({ severity }) => severity === 'error')) continue;
      if (known[release][file] === undefined) counts.unexplained.push(`${release} ${file}`);
      else counts.known += 1;
    }
  }
  const { unexplained } = counts;
  for (const name of unexplained) console.error(`Rejected: ${name}`);
  return [
    {
      what: `${counts.all} official examples`,
      figure: `${unexplained.length} rejected, but for ${counts.known} with mistakes of their own`,
      goal: '0',
      met: unexplained.length === 0,
    },
  ];
}

function* examplesOf(release) {
  const folder = packageFolder(`hl7.fhir.${release.toLowerCase()}.examples`);
  for (const file of readdirSync(folder)) {
    if (!/^\w.*\.json$/.test(file) || file === 'package.json') continue;
    yield { file, resource: JSON.parse(readFileSync(join(folder, file), 'utf8')) };
  }
}

/** The list that the tests hold the examples against. */
async function knownErrors() {
  const { KNOWN_ERRORS } = await testCode(join(root, 'test', 'corpus', 'known-errors.ts'));
  return KNOWN_ERRORS;
}
