import { defineConfig } from 'vitest/config';

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
        test: {
          name: 'matrix',
          include: ['test/matrix/**/*.test.ts'],
          testTimeout: 60_000,
          maxConcurrency: 10,
          pool: 'forks',
          maxWorkers: 2,
        },
      },
    ],
  },
});
