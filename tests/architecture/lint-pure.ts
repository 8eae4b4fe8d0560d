import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pure from '../../tsconfig.pure.json' with { type: 'json' };

/** Lints the modules that tsconfig.pure.json lists for clocks, randomness and browser globals. */
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
const args = [
  'lint',
  '--diagnostic-level=error',
  '--config-path',
  join(import.meta.dirname, 'pure.biome.json'),
  ...pure.include,
];
process.exitCode = spawnSync(process.execPath, [biome, ...args], { stdio: 'inherit' }).status ?? 1;
