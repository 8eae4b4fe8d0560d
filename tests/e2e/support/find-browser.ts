import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

export type BrowserName = 'chromium' | 'firefox';

const { LOCALAPPDATA = '', PROGRAMFILES = '', 'PROGRAMFILES(X86)': PROGRAMFILES_X86 = '' } = process.env;

/**
 * Where each browser is looked for, in order of preference. Branded Chrome is not included: since version 137 it
 * ignores `--load-extension`.
 */
const places: Record<BrowserName, { variable: string; commands: string[]; files: string[] }> = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'ungoogled-chromium'],
    files: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      ...[LOCALAPPDATA, PROGRAMFILES].map((folder) => join(folder, 'Chromium', 'Application', 'chrome.exe')),
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    files: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      ...[PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA].map((folder) =>
        join(folder, 'Mozilla Firefox', 'firefox.exe'),
      ),
    ],
  },
};

/** The path of a browser that can load unpacked extensions; `null` if there is none. */
export function findBrowser(name: BrowserName): string | null {
  const { variable, commands, files } = places[name];
  const named = process.env[variable];
  if (named) {
    if (!existsSync(named)) throw new Error(`${variable} names ${named}, which does not exist.`);
    return named;
  }
  const candidates = [
    ...(name === 'chromium' ? [chromium.executablePath()] : []),
    ...commands.flatMap(onPath),
    ...files,
  ];
  return candidates.find((file) => existsSync(file)) ?? null;
}

/**
 * Finds a browser or installs one: with apt on Debian or Ubuntu as root, otherwise Chromium with Playwright's own
 * download. It reports what it installs. Returns `null` if neither is possible, and reports why.
 */
export function findOrInstallBrowser(name: BrowserName, say = console.log): string | null {
  const found = findBrowser(name);
  if (found || process.env.PAPERTREE_NO_INSTALL) return found;
  const failures: string[] = [];
  for (const attempt of installers(name)) {
    say(`No ${name} found. Installing it: ${attempt.join(' ')}`);
    try {
      const [command = '', ...args] = attempt;
      execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 10 * 60_000 });
    } catch (error) {
      failures.push(`${attempt.join(' ')}: ${lastLine(error)}`);
      continue;
    }
    const installed = findBrowser(name);
    if (installed) {
      say(`Installed ${installed}`);
      return installed;
    }
  }
  for (const failure of failures) say(`  failed: ${failure}`);
  return null;
}

/** Instructions for installing the browser. */
export function howToInstall(name: BrowserName): string {
  const { variable } = places[name];
  return name === 'chromium'
    ? `Install Chromium (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium), or set ${variable} to its path.`
    : `Install Firefox (Debian: apt-get install firefox-esr), or set ${variable} to its path.`;
}

function installers(name: BrowserName): string[][] {
  const [apt] = onPath('apt-get');
  const asRoot = process.getuid?.() === 0;
  const playwright = join('node_modules', 'playwright-core', 'cli.js');
  return [
    ...(apt && asRoot ? [[apt, 'install', '-y', '--no-install-recommends', ...debianPackages(name)]] : []),
    ...(name === 'chromium' ? [[process.execPath, playwright, 'install', '--no-shell', 'chromium']] : []),
  ];
}

/** The package name of Firefox differs between Debian and Ubuntu; apt knows which one exists. */
function debianPackages(name: BrowserName): string[] {
  if (name === 'chromium') return ['chromium'];
  try {
    execFileSync('apt-cache', ['show', 'firefox-esr'], { stdio: 'ignore' });
    return ['firefox-esr'];
  } catch {
    return ['firefox'];
  }
}

function onPath(command: string): string[] {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => extensions.map((extension) => join(folder, command + extension)))
    .filter((file) => existsSync(file));
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return text.trim().split('\n').at(-1) ?? '';
}
