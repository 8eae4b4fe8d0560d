import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';

/** Run by `npm run icons`: draws `public/icon/mark.svg` in the sizes that browsers and stores require. */
const sizes = [16, 32, 48, 96, 128];

const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error(howToInstall('chromium'));
const svg = await readFile('public/icon/mark.svg', 'utf8');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const size of sizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
  );
  await writeFile(`public/icon/${size}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
