import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserName, findOrInstallBrowser, howToInstall } from './e2e/support/find-browser';

/**
 * `npm test`: every check and every test, each step also after one that failed, and one closing line that sums
 * them up. `--all` adds the suites that take longer than a coffee.
 */

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const reports = join('tests', '.artifacts', 'reports');
const total: Tally = { passed: 0, failed: 0, skipped: 0 };

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

// The checks have one thread each: side by side, so that two cores have work.
const [isBuilt] = await Promise.all([
  steps(['build', 'lint:firefox']),
  steps(['types', 'lint', 'imports', 'words', 'dead']),
]);
await suite('unit*');
if (isBuilt) {
  for (const browser of ['chromium', 'firefox'] as const) prepare(browser);
  await suite('e2e');
  if (process.argv.includes('--all')) for (const project of ['long', 'kills']) await suite(project);
} else {
  count('end-to-end stories', { passed: 0, failed: 1, skipped: 0 });
}

console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed ? 1 : 0;

/** Scripts of package.json, one after the other and each also after one that failed; each counts as one test. */
async function steps(scripts: string[]): Promise<boolean> {
  let succeeded = true;
  for (const script of scripts) {
    const said: Buffer[] = [];
    const code = await npm(['run', '--silent', script], said);
    process.stdout.write(Buffer.concat(said));
    count(script, { passed: Number(code === 0), failed: Number(code !== 0), skipped: 0 });
    succeeded &&= code === 0;
  }
  return succeeded;
}

/** Projects of vitest.config.ts, run together; they count as many tests as they have. */
async function suite(...projects: string[]): Promise<void> {
  const name = (projects[0] ?? '').replace('*', '');
  const report = join(reports, `${name}.json`);
  const code = await npm([
    ...['exec', '--', 'vitest', 'run', ...projects.flatMap((project) => ['--project', project])],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  const tally = readTally(report);
  // A suite that could not be loaded has no tests that fail, and is a failure all the same.
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  count(name, tally);
}

function readTally(report: string): Tally {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch (error) {
    console.error(`No report at ${report}:`, error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function count(name: string, tally: Tally): void {
  console.log(
    `── ${name}: ${tally.failed ? 'failed' : 'ok'} after ${Math.round(process.uptime())} s in all ──`,
  );
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key];
}

function prepare(browser: BrowserName): void {
  if (!findOrInstallBrowser(browser))
    console.log(`SKIPPED: the stories in ${browser}, which is not here. ${howToInstall(browser)}`);
}

/** npm's own node program, so that no shell is needed on any system; what it says goes out, or into `said`. */
function npm(args: string[], said?: Buffer[]): Promise<number> {
  const program = process.env.npm_execpath;
  const [command, ...before] = program?.endsWith('js') ? [process.execPath, program] : ['npm'];
  const child = spawn(command ?? 'npm', [...before, ...args], {
    stdio: said ? 'pipe' : 'inherit',
    shell: process.platform === 'win32' && !program,
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  });
  child.stdout?.on('data', (part: Buffer) => said?.push(part));
  child.stderr?.on('data', (part: Buffer) => said?.push(part));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
