import { spawnSync } from 'node:child_process';
import { faults } from './faults';

/*
 * Says of each fault whether random use notices it. `SEEDS=10 STEPS=120 npm run torture:faults`, or with names of faults
 * behind it. Ends in an error where one was not noticed.
 */
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(faults);
let unnoticed = 0;
for (const name of names) {
  const { status, stdout, stderr } = spawnSync('npx', ['vitest', 'run', '--project', 'torture'], {
    env: { ...process.env, FAULT: name, SEEDS: process.env.SEEDS ?? '10', STEPS: process.env.STEPS ?? '120' },
    encoding: 'utf8',
  });
  const wasSeen = /Property failed after (\d+) tests/.exec(stdout + stderr);
  if (!wasSeen && status !== 0) throw new Error(`${name}: the test did not run.\n${stdout}${stderr}`);
  if (!wasSeen) unnoticed++;
  const [, cause = ''] = /Caused by: (.*)/.exec(stdout + stderr) ?? [];
  console.log(`${name}: ${wasSeen ? `noticed in history ${wasSeen[1]}, ${cause}` : 'NOT NOTICED'}`);
}
process.exitCode = unnoticed > 0 ? 1 : 0;
