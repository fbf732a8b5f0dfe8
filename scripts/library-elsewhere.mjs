// The library as a program of somebody else has it: its types hold, and it walks the embedded server.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ready.mjs';

const PROGRAM = `
  import { run, startReference, type RunResult, type RunWish } from 'fhir-handshake';
  const server = await startReference({ fhir: 'r4' });
  const wish: RunWish = { baseUrl: server.baseUrl, only: 'metadata', signal: new AbortController().signal };
  const { report }: RunResult = await run(wish);
  await server.close();
  const verdict: 'pass' | 'fail' | 'inconclusive' | 'error' = report.summary.verdict;
  console.log(verdict);
`;

/** The verdict on the embedded server by an install folder, or what went wrong. */
export function libraryOf(folder) {
  writeFileSync(join(folder, 'program.mts'), PROGRAM);
  const types = ['--typeRoots', join(root, 'node_modules', '@types'), '--types', 'node'];
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  // Declarations of what the package depends on count too: they are what a user gets.
  const words = [compiler, '--strict', '--module', 'nodenext', '--target', 'es2022', ...types, 'program.mts'];
  const compiled = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  if (compiled.status !== 0) return compiled.stdout || compiled.stderr;
  const { stdout, stderr } = spawnSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
  return stderr || stdout.trim();
}
