import type { Page } from 'playwright-core';

/** Variants of a page in which its layout must hold. Each is applied to a rendered page. */
export const layoutVariants = {
  /** Texts that are two fifths longer, as in other languages. */
  long: (page: Page) =>
    page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue ?? '';
        const more = text.trim().slice(0, Math.ceil(text.trim().length * 0.4));
        if (/\p{L}{2}/u.test(text)) node.nodeValue = `${text.trimEnd()} ${more}`;
      }
    }),
  'right-to-left': (page: Page) =>
    page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    }),
  'forced-colours': (page: Page) => page.emulateMedia({ forcedColors: 'active' }),
} satisfies Record<string, (page: Page) => Promise<void>>;
export type LayoutVariant = keyof typeof layoutVariants;

/** Ends the variants that can be ended without reloading the page. */
export async function resetVariant(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: null });
}
