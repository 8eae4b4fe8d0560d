import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runHeadlessDemo } from './headless-demo';
import { recordWalk } from './walk-picture';

/** `npm run readme-pictures`: the README's pictures, as the demo leaves them, and a moving one. Build the extension first. */
const folder = join('tests', '.artifacts', 'demo');
await recordWalk(join('.github', 'pictures', 'walk.gif'));
console.log(await runHeadlessDemo(folder));
for (const name of ['page', 'panel-tree', 'panel-inbox', 'panel-search', 'panel-map'])
  await copyFile(join(folder, `${name}.png`), join('.github', 'pictures', `${name}.png`));
