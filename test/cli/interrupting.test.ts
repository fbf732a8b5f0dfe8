import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { objectsAt, textAt } from '../../src/model/index.js';
import { startReference, type RunningReference } from '../../src/reference/index.js';
import { start } from './testing/process.js';
import { jsonIn, scratchFolder } from './testing/scratch.js';

async function reference(): Promise<RunningReference> {
  const server = await startReference();
  onTestFinished(() => server.close());
  return server;
}

/** Until the walk has made enough on the target for an interruption to matter. */
function inTheMidst(server: RunningReference): Promise<void> {
  return vi.waitFor(() => expect(server.resources()).toBeGreaterThan(5), { timeout: 20_000, interval: 10 });
}

test('Ctrl-C cleans up, judges what there is and writes the reports', { timeout: 60_000 }, async () => {
  const server = await reference();
  const file = join(await scratchFolder(), 'report.json');
  const run = start(['run', server.baseUrl, '--reporter', `json=${file}`]);
  await inTheMidst(server);
  run.signal('SIGINT');

  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(130);
  expect(stderr.trim()).toContain('Interrupted: cleaning up');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(server.resources()).toBe(0);
  const checks = objectsAt(await jsonIn(file), 'checks');
  const interrupted = checks.filter((check) => textAt(check, 'message')?.includes('the run was interrupted'));
  expect(interrupted.length).toBeGreaterThan(0);
  expect(checks.filter((check) => ['fail', 'warn', 'error'].includes(textAt(check, 'verdict') ?? ''))).toEqual([]);
});

test('a second Ctrl-C leaves at once and says what may be left', { timeout: 60_000 }, async () => {
  const server = await reference();
  const folder = await scratchFolder();
  const log = join(folder, 'log.txt');
  const output = openSync(log, 'w');
  const launcher = fileURLToPath(new URL('../../bin/fhir-handshake.js', import.meta.url));
  const run = spawn(process.execPath, [launcher, 'run', server.baseUrl, '--transcript', folder], {
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended = new Promise((resolve) => run.on('close', resolve));
  await inTheMidst(server);

  // The server lives in this process: while it is held up here, the clean-up cannot get anywhere.
  run.kill('SIGINT');
  const deadline = Date.now() + 20_000;
  while (!readFileSync(log, 'utf8').includes('Interrupted') && Date.now() < deadline) heldUp(10);
  run.kill('SIGINT');

  expect(await ended).toBe(130);
  expect(readFileSync(log, 'utf8')).toMatch(/This may be left on the target: .*(Subscription|Patient)\//);
  expect(readFileSync(log, 'utf8')).toContain(`fhir-handshake clean ${join(folder, 'journal.jsonl')}`);
});

function heldUp(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
