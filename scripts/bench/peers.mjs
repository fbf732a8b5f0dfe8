// Other validators, which only the bench installs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../ready.mjs';

const folder = join(root, 'bench');
const require = createRequire(join(folder, 'package.json'));

/** Installs the packages of bench/package.json, unless that has been done since its lock file last changed. */
export function ensurePeers() {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs)
    return;
  console.error('Installing the validators to compare with (once, about 160 MB) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, ['ci', '--prefix', folder, ...options], { stdio: 'inherit' });
  if (status !== 0) throw new Error('npm ci --prefix bench failed. It needs the npm registry.');
}

/** A module of a peer, whether it is CommonJS or not. */
export async function peer(name) {
  const module = await import(pathToFileURL(require.resolve(name)));
  return module.default ?? module;
}

/** A JSON file of a peer. */
export function peerJson(...path) {
  return JSON.parse(readFileSync(join(folder, 'node_modules', ...path), 'utf8'));
}
