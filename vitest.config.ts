import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Vitest 5 reports failures with it, and Node 20 has none yet. TODO [2027-04-30]: drop with Node 20.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) };

/**
 * Test files that replace modules: a module that another file has loaded before could not be replaced, so each of
 * these has a worker of its own. All others share workers, because loading the modules takes longer than most tests.
 */
const replacing = ['lib', 'components', 'tests/flow', 'tests/sync'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /\.test\.tsx?$/.test(path) && readFileSync(path, 'utf8').includes('vi.mock(')),
);

// Nothing is timed: a busy machine may take long over a property.
const unit = {
  testTimeout: 30_000,
  maxWorkers: '100%',
  pool: 'threads' as const,
  isolate: false,
  // Dexie looks for IndexedDB once, when the first file of a worker loads it.
  setupFiles: ['fake-indexeddb/auto'],
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { ...unit, name: 'unit-replacing', isolate: true, include: replacing },
      },
      {
        resolve: { alias },
        test: {
          ...unit,
          name: 'unit',
          include: [
            '{lib,components}/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
            'tests/{databases,flow,formats,pages,sync}/**/*.test.ts',
          ],
          exclude: ['**/*.long.test.ts', ...replacing],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'long',
          include: ['tests/{e2e,formats,sync}/**/*.long.test.ts'],
          testTimeout: 10 * 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        plugins: process.env.FAULT
          ? [
              import('./tests/torture/with-fault.ts').then(({ withFault }) =>
                withFault(process.env.FAULT ?? ''),
              ),
            ]
          : [],
        test: {
          name: 'torture',
          include: ['tests/torture/**/*.test.ts'],
          testTimeout: 60 * 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'kills',
          include: ['tests/kills/**/*.test.ts'],
          testTimeout: 60 * 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
