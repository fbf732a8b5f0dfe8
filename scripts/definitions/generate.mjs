// Turns the official definitions into what the validator and the planner of events read: src/fhir/definitions/. With
// --check nothing is written, and any file that would change ends it with exit code 1.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ready.mjs';
import { expander } from './codes.mjs';
import { additionsOfR4b } from './fhirpath-model.mjs';
import { invariantsOf } from './invariants.mjs';
import { ensureCorpus, readAll, SOURCES, typeDefinitions } from './packages.mjs';
import { searchParametersOf } from './search.mjs';
import { typesOf } from './types.mjs';

const target = join(root, 'src', 'fhir', 'definitions');
const checking = process.argv.includes('--check');

ensureCorpus();
mkdirSync(target, { recursive: true });
const stale = SOURCES.flatMap(written);
for (const file of stale) console.error(`${file} is not what the definitions say. Run npm run generate and commit it.`);
process.exit(stale.length > 0 ? 1 : 0);

/** Writes the files of a release; with --check the names of those that differ. */
function written({ release, fhirVersion, name }) {
  const definitions = typeDefinitions(name);
  const codes = codeLists(name);
  const types = typesOf(definitions, codes.bind);
  const file = release.toLowerCase();
  return [
    ...put(`${file}.json`, lines({ release, fhirVersion, types, codes: codes.listed(), unlisted: codes.unlisted() })),
    ...put(`${file}-invariants.json`, rows(invariantsOf(definitions))),
    ...put(`${file}-search.json`, table(searchParametersOf(readAll(name, 'SearchParameter'), definitions))),
    // fhirpath.js brings a model of R4, which lacks what R4B added.
    ...(release === 'R4B' ? put(`${file}-fhirpath-model.json`, pretty(additionsOfR4b(definitions))) : []),
  ];
}

/** The code lists that elements are bound to, by the last part of the value set's URL. */
function codeLists(name) {
  const expand = expander(readAll(name, 'ValueSet'), readAll(name, 'CodeSystem'));
  const listed = new Map();
  const unlisted = new Map();
  return {
    bind: (canonical, path) => {
      const url = canonical.split('|')[0];
      const key = url.slice(url.lastIndexOf('/') + 1);
      const { systems, trouble } = listed.get(key) ?? expand(canonical);
      if (trouble !== undefined) {
        const before = unlisted.get(url)?.elements ?? [];
        unlisted.set(url, { reason: trouble, elements: [...before, path] });
        return undefined;
      }
      if ((listed.get(key)?.url ?? url) !== url) throw new Error(`Two value sets end in ${key}.`);
      listed.set(key, { url, systems });
      return key;
    },
    listed: () => new Map([...listed].sort(byKey)),
    unlisted: () => new Map([...unlisted].sort(byKey)),
  };
}

function byKey([one], [other]) {
  return one < other ? -1 : 1;
}

/** JSON with a line for each type and each list of codes, so that a change of a definition is a line of a diff. */
function lines({ release, fhirVersion, ...tables }) {
  const parts = Object.entries(tables).map(([name, table]) => {
    const rows = [...table].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    return `${JSON.stringify(name)}:{\n${rows.join(',\n')}\n}`;
  });
  return `{"release":"${release}","fhirVersion":"${fhirVersion}",\n${parts.join(',\n')}}\n`;
}

function table(map) {
  return `{\n${[...map].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',\n')}\n}\n`;
}

function rows(list) {
  return `[\n${list.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}

function pretty(value) {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function put(file, text) {
  const path = join(target, file);
  if (checking) return existsSync(path) && readFileSync(path, 'utf8') === text ? [] : [file];
  writeFileSync(path, text);
  return [];
}
