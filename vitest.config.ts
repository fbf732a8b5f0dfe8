import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const built = fileURLToPath(new URL('dist/src/', import.meta.url));

export default defineConfig({
  test: {
    globalSetup: 'scripts/test-setup.mjs',
    projects: [
      {
        test: {
          name: 'rooms',
          include: ['src/**/*.test.ts', 'suites/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/matrix/**', '**/node_modules/**'],
          testTimeout: 20_000,
          pool: 'forks',
          maxWorkers: 2,
        },
      },
      {
        // What ships is what the kill matrix proves, and it takes less than its sources, of which each has to be transformed.
        resolve: { alias: [{ find: /^\.\.\/\.\.\/src\//, replacement: built }] },
        test: {
          name: 'matrix',
          globalSetup: 'scripts/matrix-setup.mjs',
          server: { deps: { external: [/\/dist\//] } },
          include: ['test/matrix/**/*.test.ts'],
          // A row that waits for its turn counts its wait; test/matrix/gate.ts says how many play.
          testTimeout: 300_000,
          maxConcurrency: 48,
          pool: 'forks',
          // A row keeps what it records for seconds: in the usual 16 MB for what is young, it would be copied again and again.
          execArgv: ['--max-semi-space-size=128'],
          maxWorkers: 2,
        },
      },
    ],
  },
});
