import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scenes } from './fill-library';
import { type LayoutVariant, layoutVariants, resetVariant } from './layout-variants';
import { openPanelPages } from './open';
import { screens } from './screens';
import { schemes, widths } from './sizes';

/**
 * `npm run screenshots` takes pictures of all screens, or of those that are named, in three widths and both schemes.
 * `-- --width 180,320` sets other widths; `-- --variant long,right-to-left,forced-colours` applies layout variants.
 */
const folder = join('tests', '.artifacts', 'screenshots');
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { width: { type: 'string' }, variant: { type: 'string' } },
});
const wanted = screens.filter(({ name }) => names.length === 0 || names.includes(name));
const sizes = values.width
  ? values.width.split(',').map((width) => ({ width: Number(width), height: 720 }))
  : Object.values(widths);
const asked = (values.variant?.split(',') ?? []) as LayoutVariant[];

const pages = await openPanelPages();
for (const scene of scenes) {
  const context = await pages.newContext({});
  const page = await context.newPage();
  for (const { name, show, reach } of wanted.filter((screen) => screen.scene === scene)) {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await pages.visit(page, scene, show);
      try {
        await reach?.(page);
      } catch (error) {
        console.warn(`${name} at ${size.width} px: ${error}`);
      }
      for (const variant of asked) await layoutVariants[variant](page);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({
          path: join(folder, `${[name, size.width, ...asked, colorScheme].join('-')}.png`),
          animations: 'disabled',
          fullPage: true,
        });
      }
      await resetVariant(page);
    }
  }
  await context.close();
}
await pages.close();
console.log(`Pictures of ${wanted.length} screens are in ${folder}.`);
