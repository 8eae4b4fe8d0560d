import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import { faultsOf, listen, overflowOf } from '@/tests/support/panel-page/faults';
import { scenes } from '@/tests/support/panel-page/fill-library';
import { layoutVariants, resetVariant } from '@/tests/support/panel-page/layout-variants';
import { openPanelPages, type PanelPages } from '@/tests/support/panel-page/open';
import { screens } from '@/tests/support/panel-page/screens';
import { schemes, widths } from '@/tests/support/panel-page/sizes';

const missing = findBrowser('chromium') ? '' : ` (skipped: no Chromium. ${howToInstall('chromium')})`;

describe.skipIf(missing)(`every screen in three widths and both schemes${missing}`, () => {
  let pages: PanelPages;
  beforeAll(async () => {
    pages = await openPanelPages();
  });
  afterAll(() => pages?.close());

  describe.each(scenes)('over the library "%s"', (scene) => {
    let context: BrowserContext;
    let page: Page;
    let said: string[];
    beforeAll(async () => {
      context = await pages.newContext({});
      page = await context.newPage();
      said = listen(page);
    });
    afterAll(() => context?.close());

    it.each(screens.filter((screen) => screen.scene === scene))('$name', async ({ show, reach }) => {
      await page.setViewportSize(widths.narrow);
      await pages.visit(page, scene, show);
      await reach?.(page);
      const faults: Record<string, string[]> = {};
      for (const size of Object.values(widths)) {
        await page.setViewportSize(size);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          const found = await faultsOf(page);
          if (found.length > 0) faults[`${size.width} px, ${colorScheme}`] = found;
        }
      }
      const note = (name: string, found: string[]) => {
        if (found.length > 0) faults[name] = found;
      };
      await page.setViewportSize(widths.narrow);
      await layoutVariants['right-to-left'](page);
      note('right to left', await faultsOf(page));
      await layoutVariants['forced-colours'](page);
      note('forced colours', await faultsOf(page));
      await resetVariant(page);
      // What is drawn longer is not spoken longer, which axe would report.
      await layoutVariants.long(page);
      for (const width of [180, 320, 1200]) {
        await page.setViewportSize({ width, height: 720 });
        note(`${width} px, long`, await overflowOf(page));
      }
      expect(faults).toEqual({});
      expect(said.splice(0)).toEqual([]);
    });
  });
});
