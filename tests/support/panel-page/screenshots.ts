import { join } from 'node:path';
import { scenes } from './fill-library';
import { openPanelPages } from './open';
import { screens } from './screens';
import { schemes, widths } from './sizes';

/** `npm run screenshots`: every screen, or those that are named, as pictures in three widths and both schemes. */
const folder = join('tests', '.artifacts', 'screenshots');
const names = process.argv.slice(2);
const wanted = screens.filter(({ name }) => names.length === 0 || names.includes(name));

const pages = await openPanelPages();
for (const scene of scenes) {
  const context = await pages.newContext({});
  const page = await context.newPage();
  for (const { name, show, reach } of wanted.filter((screen) => screen.scene === scene)) {
    for (const [width, viewport] of Object.entries(widths)) {
      await page.setViewportSize(viewport);
      await pages.visit(page, scene, show);
      await reach?.(page);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({
          path: join(folder, `${name}-${width}-${colorScheme}.png`),
          animations: 'disabled',
          fullPage: true,
        });
      }
    }
  }
  await context.close();
}
await pages.close();
console.log(`Pictures of ${wanted.length} screens are in ${folder}.`);
