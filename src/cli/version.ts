import { existsSync, readFileSync } from 'node:fs';

/** Version of this package. The compiled file lies one folder deeper than its source. */
export function packageVersion(): string {
  const candidates = ['../../package.json', '../../../package.json'].map((path) => new URL(path, import.meta.url));
  const file = candidates.find((candidate) => existsSync(candidate));
  const version = file === undefined ? undefined : /"version": "([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1];
  if (version === undefined) throw new Error('package.json with a version is missing. Install the package again.');
  return version;
}
