import { join } from 'node:path';
import { scenes } from './fill-library';
import { openPanelPages } from './open';
import { screens } from './screens';

/** `npm run screenshots`: every screen of the panel, or those that are named, as pictures in three widths and both schemes. */
const folder = join('tests', '.artifacts', 'screenshots');
const sizes = {
  narrow: { width: 320, height: 720 },
  usual: { width: 400, height: 720 },
  wide: { width: 860, height: 720 },
};

const names = process.argv.slice(2);
const wanted = screens.filter(({ name }) => names.length === 0 || names.includes(name));

const pages = await openPanelPages();
for (const scene of scenes) {
  const context = await pages.newContext({});
  for (const { name, reach } of wanted.filter((screen) => screen.scene === scene)) {
    for (const [width, viewport] of Object.entries(sizes)) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await pages.open(context, scene);
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await reach?.(page);
        await page.screenshot({
          path: join(folder, `${name}-${width}-${colorScheme}.png`),
          animations: 'disabled',
        });
        await page.close();
      }
    }
  }
  await context.close();
}
await pages.close();
console.log(`Pictures of ${wanted.length} screens are in ${folder}.`);
