// What `npm start`, `npm test` and `npm run bench` need before they can begin, on a fresh clone with only Node and npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command of the project; ends the process with its exit code where it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs what the lock file names, unless that has been done since the lock file last changed. */
export function ensureInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const upToDate = existsSync(installed) && changedAt(installed) >= changedAt(join(root, 'package-lock.json'));
  if (upToDate) return;
  console.error('Installing the dependencies (once) …');
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Builds `dist`, unless it is newer than every source. */
export function ensureBuilt() {
  const built = join(root, 'dist', '.built');
  const newest = Math.max(...['src', 'suites', 'scripts'].map((folder) => newestIn(join(root, folder))));
  if (existsSync(built) && changedAt(built) >= newest) return;
  console.error('Building …');
  run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
}

function changedAt(path) {
  return statSync(path).mtimeMs;
}

function newestIn(folder) {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true, recursive: true }).map((file) =>
      changedAt(join(file.parentPath ?? file.path, file.name)),
    ),
  );
}
