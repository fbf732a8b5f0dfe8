import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const soak = fileURLToPath(new URL('../../scripts/soak.mjs', import.meta.url));

// Two hundred runs are for `npm run soak`: they take half an hour.
test(
  'runs in a row against servers on a bad line accuse nobody and leave nothing behind',
  { timeout: 120_000 },
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      soak,
      '--runs',
      '6',
      '--only',
      'session',
      '--only',
      'delivery',
    ]);
    expect(stdout).toMatch(/^6 runs, \d+ connections cut: [1-9]\d* checks passed, .*; 0 faults$/m);
  },
);
