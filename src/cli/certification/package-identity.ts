import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalSha256, sha256, type ToolIdentity } from '../../certify/index.js';
import { packageRoot } from '../package-root.js';
import { packageVersion } from '../version.js';

/** What decides how a run is driven, judged and rendered, beside the code. */
const BESIDE_CODE = ['bin', 'package.json', 'profiles'];

/** Hidden files, tests, and types, none of which does anything when the package runs. */
const INERT = /^\.|\.test\.|^testing$|\.d\.ts$/;

let known: ToolIdentity | undefined;

/** What this package is: version and digest of its own files. Its dependencies are not in the digest. */
export function packageIdentity(): ToolIdentity {
  known ??= { name: 'fhir-handshake', version: packageVersion(), packageSha256: packageDigest() };
  return known;
}

/** Read one after the other: a thousand small files are read sooner so than at the same time. */
function packageDigest(): string {
  const root = packageRoot();
  const schemas = readdirSync(root).filter((name) => name.endsWith('.schema.json'));
  const paths = [...codeFolders(), ...BESIDE_CODE, ...schemas].flatMap((name) => filesIn(root, name)).sort();
  return canonicalSha256(paths.map((path) => [path, sha256(readFileSync(join(root, path)))]));
}

/** Compiled code, or the sources where these are what runs. */
function codeFolders(): string[] {
  return import.meta.url.endsWith('.ts') ? ['src', 'suites'] : ['dist'];
}

/** Relative paths, with `/`, of a file or of all files below a folder. */
function filesIn(root: string, name: string): string[] {
  if (!statSync(join(root, name)).isDirectory()) return [name];
  return readdirSync(join(root, name), { withFileTypes: true })
    .filter((entry) => !INERT.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(root, `${name}/${entry.name}`) : [`${name}/${entry.name}`]));
}
