// The package as a user gets it: packed, installed into an empty folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './ready.mjs';

const npm = (args, cwd) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, encoding: 'utf8' });

/** Packs the project; the path of the tarball, in a folder of its own. */
export function pack() {
  const folder = mkdtempSync(join(tmpdir(), 'fhir-handshake-pack-'));
  npm(['pack', '--pack-destination', folder], root);
  return join(folder, readdirSync(folder)[0]);
}

/** Installs packages into an empty folder; the folder. */
export function installed(...packages) {
  const folder = mkdtempSync(join(tmpdir(), 'fhir-handshake-install-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "private": true }');
  npm(['install', ...packages], folder);
  return folder;
}

/** How many packages an install folder holds. */
export function packagesIn(folder) {
  return npm(['ls', '--all', '--parseable'], folder).trim().split('\n').length - 1;
}
