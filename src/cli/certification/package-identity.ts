import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalSha256, sha256, type ToolIdentity } from '../../certify/index.js';
import { packageRoot } from '../package-root.js';
import { packageVersion } from '../version.js';

/** What decides how a run is driven, judged and rendered, beside the code. */
const BESIDE_CODE = ['bin', 'package.json', 'profiles'];

/** What this package is: version and digest of its own files. Its dependencies are not in the digest. */
export async function packageIdentity(): Promise<ToolIdentity> {
  const root = packageRoot();
  const schemas = (await readdir(root)).filter((name) => name.endsWith('.schema.json'));
  const files = await Promise.all([...codeFolders(), ...BESIDE_CODE, ...schemas].map((name) => filesIn(root, name)));
  const digests = await Promise.all(
    files
      .flat()
      .sort()
      .map(async (path) => [path, sha256(await readFile(join(root, path)))]),
  );
  return { name: 'fhir-handshake', version: packageVersion(), packageSha256: canonicalSha256(digests) };
}

/** Compiled code, or the sources where these are what runs. */
function codeFolders(): string[] {
  return import.meta.url.endsWith('.ts') ? ['src', 'suites'] : ['dist'];
}

/** Relative paths, with `/`, of a file or of all files below a folder but for hidden ones and tests. */
async function filesIn(root: string, name: string): Promise<string[]> {
  const entries = await readdir(join(root, name), { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [name];
  const below = entries.filter((entry) => !/^\.|\.test\.|^testing$/.test(entry.name));
  const paths = await Promise.all(below.map((entry) => filesIn(root, `${name}/${entry.name}`)));
  return paths.flat();
}
