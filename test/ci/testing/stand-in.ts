import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ended } from '../../cli/testing/process.js';

const launcher = fileURLToPath(new URL('../../../bin/fhir-handshake.js', import.meta.url));

/** What `npx` is here: the built product in place of the published one, told which version was asked for. */
const NPX = `#!/bin/sh
if [ "$1" = --yes ]; then shift; fi
printf '%s' "$1" > "$ASKED_FOR"
shift
exec "${process.execPath}" "${launcher}" "$@"
`;

export interface Shell {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** A script as a CI system runs it: by bash, which stops at the first failure. The version that npx was asked for is in `asked-for`. */
export async function asInCi(script: string, { cwd, env }: Shell): Promise<Ended> {
  const bin = join(cwd, '.bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'npx'), NPX, { mode: 0o755 });
  const path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const own = { PATH: path, HOME: cwd, ASKED_FOR: join(cwd, 'asked-for') };
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...said }));
  });
}
