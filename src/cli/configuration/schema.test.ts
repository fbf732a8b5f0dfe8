import { Command } from 'commander';
import { expect, test } from 'vitest';
import { at, DEFAULT_LIMITS, objectAt, textAt } from '../../model/index.js';
import { addCertifyOptions, takenByCertify } from '../certify-command-line.js';
import { addRunOptions } from '../run-command-line.js';
import { runOptions } from '../run-options.js';
import { schemaNamed } from '../schema-guard.js';
import { PATHS } from './file-options.js';

const schema = await schemaNamed('config');
const keys = objectAt(schema, 'properties') ?? {};
const clientKeys = objectAt(schema, '$defs', 'clientCredentials', 'properties') ?? {};
const certifyKeys = objectAt(keys['certify'], 'properties') ?? {};

/** Options that are about the file itself. */
const ABOUT_THE_FILE = ['config'];

function namesOf(command: Command): string[] {
  const names = command.options.map((option) => option.attributeName());
  return [...new Set(names)].filter((name) => !ABOUT_THE_FILE.includes(name));
}

test('every option of run has a key, and every key is one', () => {
  const others = ['$schema', 'baseUrl', 'auth', 'certify'];
  expect(
    Object.keys(keys)
      .filter((name) => !others.includes(name))
      .sort(),
  ).toEqual(namesOf(addRunOptions(new Command())).sort());
});

test('every option that only certify has is a key of its section', () => {
  const own = namesOf(addCertifyOptions(new Command())).filter((name) => !Object.hasOwn(keys, name));
  expect(Object.keys(certifyKeys).sort()).toEqual(own.sort());
});

test('every key is described, and those that name a file or folder are taken from where the file lies', () => {
  const all = { ...keys, ...certifyKeys, ...clientKeys };
  for (const name of Object.keys(all)) expect(textAt(all, name, 'description'), name).toMatch(/\.$/);
  const paths = Object.keys(all).filter((name) => /^(File|Folder)\b/.test(textAt(all, name, 'description') ?? ''));
  expect(paths.sort()).toEqual([...PATHS].sort());
});

test('the defaults are those of a run', () => {
  const { limits, reporters, release, strict, insecure, color } = runOptions('http://127.0.0.1', {});
  const defaults = Object.entries(keys).map(([name, rule]) => [name, at(rule, 'default')] as const);
  expect(Object.fromEntries(defaults)).toMatchObject({
    timeout: limits.answerMs / 1000,
    timeBudget: DEFAULT_LIMITS.budgetMs / 1000,
    reporter: reporters.map(({ name }) => name),
    fhir: release,
    strict,
    insecure,
    color,
  });
});

test('a certificate is made without what leaves something out', () => {
  const taken = Object.keys(keys).filter(takenByCertify);
  expect(taken).toEqual(
    expect.arrayContaining(['baseUrl', 'token', 'auth', 'clientCert', 'header', 'ca', 'topic', 'endpointUrl', 'color']),
  );
  for (const name of ['only', 'skip', 'suite', 'knownFailures', 'insecure', 'timeout', 'fhir']) {
    expect(taken).not.toContain(name);
  }
});
