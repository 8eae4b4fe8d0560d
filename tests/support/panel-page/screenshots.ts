import { join } from 'node:path';
import { openPanelPages } from './open';
import { screens } from './screens';

/** `npm run screenshots`: every screen of the panel as a picture, in three widths and both schemes. */
const folder = join('tests', '.artifacts', 'screenshots');
const sizes = {
  narrow: { width: 320, height: 720 },
  usual: { width: 400, height: 720 },
  wide: { width: 860, height: 720 },
};

const pages = await openPanelPages();
for (const [width, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name, scene, reach } of screens) {
      const context = await pages.newContext({ viewport, colorScheme });
      const page = await pages.open(context, scene);
      await reach?.(page);
      await page.screenshot({
        path: join(folder, `${name}-${width}-${colorScheme}.png`),
        animations: 'disabled',
      });
      await context.close();
    }
  }
}
await pages.close();
console.log(`Pictures of ${screens.length} screens are in ${folder}.`);
