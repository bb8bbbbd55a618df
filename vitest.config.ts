import { defineConfig } from 'vitest/config';

const slow = [
  'test/cli.test.ts',
  'test/cli/**/*.test.ts',
  'test/bot.test.ts',
  'test/whole/**/*.test.ts',
  'test/page/**/*.test.ts',
];
const all = ['test/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    globalSetup: 'test/store/postgres-setup.ts',
    projects: [
      // Values in, values out: these share their workers, since loading the code anew takes longer than most of them run.
      { extends: true, test: { name: 'values', include: all, exclude: slow, isolate: false } },
      {
        extends: true,
        test: { name: 'processes', include: slow, globalSetup: 'test/page/announce.ts' },
      },
    ],
  },
});
