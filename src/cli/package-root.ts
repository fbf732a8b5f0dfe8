import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of this package. The compiled file lies one folder deeper than its source. */
export function packageRoot(): string {
  const candidates = ['../../', '../../../'].map((path) => new URL(path, import.meta.url));
  const root = candidates.find((candidate) => existsSync(new URL('package.json', candidate)));
  if (root === undefined) throw new Error('package.json is missing. Install the package again.');
  return fileURLToPath(root);
}
