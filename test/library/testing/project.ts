import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder of a project of somebody else, with the built product among its modules; there while the tests of a file run. */
export function projectOfSomebodyElse(): () => string {
  let project = '';
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'fhir-handshake-library-'));
    await mkdir(join(project, 'node_modules'));
    await symlink(root, join(project, 'node_modules', 'fhir-handshake'), 'dir');
    await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  });
  afterAll(() => rm(project, { recursive: true, force: true }));
  return () => project;
}
