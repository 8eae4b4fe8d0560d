import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// By default, axe does not check the size of targets, which WCAG 2.2 requires.
const options: RunOptions = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };

/**
 * Faults of the page as it is rendered now: violations that axe finds, elements wider than the window, and a panel that
 * scrolls as a whole.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const results = await page.evaluate(
    (options) =>
      (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    options,
  );
  const faults = results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`,
  );
  return [...faults, ...(await overflowOf(page))];
}

/** Reports a page that is wider than its window, or a panel that scrolls as a whole. */
export async function overflowOf(page: Page): Promise<string[]> {
  const { isTooWide, isTooHigh } = await page.evaluate(() => ({
    isTooWide: document.documentElement.scrollWidth > innerWidth,
    isTooHigh: document.querySelector('.panel') && document.documentElement.scrollHeight > innerHeight,
  }));
  return [...(isTooWide ? ['wider than the window'] : []), ...(isTooHigh ? ['higher than the window'] : [])];
}

/** Collects the page's errors. */
export function listen(page: Page): string[] {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (line) => ['error', 'warning'].includes(line.type()) && said.push(line.text()));
  return said;
}
