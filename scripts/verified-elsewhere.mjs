// A certificate made here, and verified by an installed package that has nothing but bundle and public key.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './ready.mjs';

const PROFILE = 'r4-rest-hook@1';

/** The last line that `verify` of the package in an install folder prints: `VALID: …`. */
export function verifiedBy(product) {
  const [here, elsewhere] = ['here', 'elsewhere'].map((name) => mkdtempSync(join(tmpdir(), `fhir-handshake-${name}-`)));
  const ours = (...words) =>
    execFileSync(process.execPath, [join(root, 'bin', 'fhir-handshake.js'), ...words], { cwd: here, stdio: 'pipe' });
  const { attestations } = JSON.parse(readFileSync(join(root, 'profiles', `${PROFILE}.json`), 'utf8'));
  const answers = attestations.map(({ id }) => ({ id, answer: 'yes', by: 'the package check' }));
  writeFileSync(join(here, 'product.yaml'), JSON.stringify({ name: 'check', version: '1', vendor: 'check' }));
  writeFileSync(join(here, 'answers.yaml'), JSON.stringify({ attestations: answers }));
  ours('keygen', 'key');
  const files = ['--product', 'product.yaml', '--attestations', 'answers.yaml', '--key', 'key.private.jwk'];
  ours('certify', '--reference', '--profile', PROFILE, ...files, '--out', 'bundle');
  for (const name of ['bundle', 'key.public.jwk']) cpSync(join(here, name), join(elsewhere, name), { recursive: true });
  const launcher = join(product, 'node_modules', 'fhir-handshake', 'bin', 'fhir-handshake.js');
  const words = [launcher, 'verify', 'bundle', '--key', 'key.public.jwk'];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: elsewhere, encoding: 'utf8' });
  return (stdout || stderr).trim().split('\n').at(-1);
}
