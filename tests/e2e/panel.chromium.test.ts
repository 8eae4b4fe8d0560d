import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import { faultsOf, listen } from '@/tests/support/panel-page/faults';
import { openPanelPages, type PanelPages } from '@/tests/support/panel-page/open';
import { screens } from '@/tests/support/panel-page/screens';
import type { Screen } from '@/tests/support/panel-page/screens/screen';
import { widths } from '@/tests/support/panel-page/sizes';

const viewport = widths.usual;
/** The long suite has the others too, and every width and scheme. */
const looks = screens.filter(({ isVariant }) => !isVariant);
/** Looked through side by side, and apart by scene, so that no library is made twice. */
const lanes = [looks.filter(({ scene }) => scene === 'tree'), looks.filter(({ scene }) => scene !== 'tree')];

const missing = findBrowser('chromium') ? '' : ` (skipped: no Chromium. ${howToInstall('chromium')})`;

describe.skipIf(missing)(`the panel in Chromium${missing}`, () => {
  let pages: PanelPages;
  beforeAll(async () => {
    pages = await openPanelPages();
  });
  afterAll(() => pages?.close());

  describe('each kind of screen', () => {
    const found = new Map<string, string[]>();
    beforeAll(async () => {
      await Promise.all(lanes.map(lookThrough));
    });

    /** In each width and scheme by turns. */
    async function lookThrough(lane: readonly Screen[]): Promise<void> {
      const context = await pages.newContext({ viewport });
      const page = await context.newPage();
      const said = listen(page);
      for (const [index, { name, scene, show, reach }] of lane.entries()) {
        const size = [widths.narrow, widths.wide, widths.usual][index % 3];
        if (size) await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme: index % 2 === 1 ? 'dark' : 'light' });
        try {
          await pages.visit(page, scene, show);
          await reach?.(page);
          found.set(name, [...(await faultsOf(page)), ...said.splice(0)]);
        } catch (error) {
          found.set(name, [String(error)]);
        }
      }
      await context.close();
    }

    it.each(looks)('is accessible, as wide as its window, and quiet: $name', ({ name }) => {
      expect(found.get(name)).toEqual([]);
    });
  });

  it('does everything by keyboard alone', async () => {
    const context = await pages.newContext({ viewport });
    const page = await pages.open(context, 'tree');
    await page.locator('.paper-row').first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };

    // A topic of one's own, below another.
    await press('/');
    for (let tabs = 0; tabs < 6 && (await focused()) !== 'New topic'; tabs++) await press('Tab');
    await press('Enter');
    await page.keyboard.type('Robots');
    await press('Enter');
    await expect.poll(focused).toMatch(/^Robots/);
    await press('v', 'Shift+F10', 'Enter');
    await page.keyboard.type('Scenes');
    await press('Enter');
    await expect.poll(focused).toMatch(/^Scenes/);
    await press('F2');
    await page.keyboard.type('3D scenes');
    await press('Enter');
    await expect.poll(focused).toMatch(/^3D scenes/);

    // Two papers into it, marked together, by the menu.
    await press('Home', 'Enter');
    await expect.poll(() => page.locator('.paper-row:focus').count()).toBe(1);
    await press('Shift+ArrowDown', 'm');
    await page.keyboard.type('3d sc');
    await press('Enter');
    await page.getByText('Filed 2 papers under Vision and 3D › 3D scenes.').waitFor();
    await page.getByRole('treeitem', { name: '3D scenes, 2 papers' }).waitFor();

    // The branch moves to the top, is deleted, and comes back.
    await expect.poll(() => page.locator('.paper-row:focus').count()).toBe(1);
    // Past the order of the list and the line between it and the tree.
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', '3', 'Control+ArrowLeft');
    await page.getByText('Moved “3D scenes” to the top.').waitFor();
    await expect.poll(() => page.locator('[role=treeitem]:focus').getAttribute('aria-level')).toBe('1');
    await press('Delete');
    await page.getByText('Deleted “3D scenes”; its 2 papers are now in Unsorted.').waitFor();
    await press('Control+z');
    await page.getByRole('treeitem', { name: '3D scenes, 2 papers' }).waitFor();
    await context.close();
  });

  it('reaches map, paper, history, inbox and exports by keyboard alone, and does there what is to be done', async () => {
    const context = await pages.newContext({ viewport });
    const page = await pages.open(context, 'tree');
    await page.locator('.paper-row').first().waitFor();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = (css: string) => page.locator(`${css}:focus`).waitFor();
    /** By Tab, to the next of these. */
    const onward = async (css: string) => {
      await page.locator(css).first().waitFor();
      do await press('Tab');
      while ((await page.locator(`:focus:is(${css}, .panel-header input)`).count()) === 0);
      await focused(css);
    };
    const open = async (name: string) => {
      await press('/');
      await onward(`.panel-header button[aria-label^="${name}"]`);
      await press('Enter');
    };
    const openByMenu = async (name: string) => {
      await open('Menu');
      await focused('[role=menuitem]');
      while ((await page.locator('[role=menuitem]:focus', { hasText: name }).count()) === 0)
        await press('ArrowDown');
      await press('Enter');
    };

    // Into a branch of the map and out again.
    await openByMenu('Map');
    await focused('.page-header .icon-button');
    await onward('.area');
    await press('Enter');
    await page.getByRole('heading', { name: 'Agents' }).waitFor();
    await press('Escape');
    await page.getByRole('heading', { name: 'Map' }).waitFor();

    // A paper of a branch, and back to its dot.
    await onward('.area');
    await page.locator('.map-paper').first().waitFor();
    await press('ArrowRight');
    await focused('.map-paper');
    await press('Enter');
    await focused('.detail-header .icon-button');
    await press('Escape');
    await focused('.map-paper');
    await press('Escape');

    // A paper whole: a state and a note.
    await page.getByRole('tree').waitFor();
    await press('/', 'ArrowDown', 'Enter');
    await focused('.paper-row');
    await press('Enter');
    await focused('.detail-header .icon-button');
    await onward('.reading-buttons button');
    await press('Enter');
    await page.locator('.reading-buttons button[aria-pressed=true]:focus').waitFor();
    await press('n');
    await focused('.notes-field');
    await page.keyboard.type('Read it **twice**.');
    await press('Escape');
    await page.locator('.markdown strong', { hasText: 'twice' }).waitFor();
    await press('Escape');
    await focused('.paper-row');

    // What was done, taken back from the list of all that was.
    await openByMenu('History');
    await focused('.page-header .icon-button');
    await onward('.act-row');
    await press('ArrowDown', 'Home', 'Tab', 'Enter');
    await page.locator('.act-row[data-undone=true]').first().waitFor();
    await press('Escape');

    await page.getByRole('tree').waitFor();
    await open('Inbox');
    // Proposals are looked for when the inbox opens, and come in below the question that has the focus.
    await page.locator('.inbox-reorganisation').waitFor();
    await focused('.inbox-row');
    await press('End', 'Home');
    while ((await page.locator('.inbox-reorganisation:focus').count()) === 0) await press('j');
    await press('Enter');
    await focused('.page-header .icon-button');
    await onward('.change-what input');
    await press(' ');
    await onward('.tree-preview-foot .button-primary');
    await press('Enter');
    await page.locator('.act-notice').waitFor();
    await focused('.inbox-row');
    await press('Escape');

    // A place for exports, by its three steps.
    await page.getByRole('tree').waitFor();
    await openByMenu('Export and sync');
    await onward('.target-add');
    await press('Enter');
    await onward('[type=radio]');
    await press('ArrowDown', 'ArrowDown');
    await onward('[type=url]');
    await page.keyboard.type('https://cloud.example/dav/');
    await press('Enter');
    await page.getByText('Step 2 of 3').waitFor();
    await onward('[type=submit]');
    await press('Enter');
    await page.getByText('Step 3 of 3').waitFor();
    await press('Escape', 'Escape');
    await page.getByRole('tree').waitFor();
    await context.close();
  });

  it('moves topics and papers by drag, and shows where nothing can be dropped', async () => {
    const context = await pages.newContext({ viewport });
    const page = await pages.open(context, 'tree');
    const topic = (name: RegExp) => page.getByRole('treeitem', { name });
    await topic(/^Unsorted/).click();
    await page.locator('.paper-row').first().waitFor();
    // What is drawn at the pointer during each drag.
    await page.evaluate(() => {
      const drawn: string[] = [];
      Object.assign(window, { drawn });
      const { setDragImage } = DataTransfer.prototype;
      DataTransfer.prototype.setDragImage = function (image, x, y) {
        drawn.push(image.textContent ?? '');
        setDragImage.call(this, image, x, y);
      };
    });

    // Two marked papers onto a topic; then the topic into another one.
    await page.locator('.paper-row').first().focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').waitFor();
    await page
      .locator('.paper-row')
      .first()
      .dragTo(topic(/^Recommendation/));
    await page.getByText('Filed 2 papers under Recommendation.').waitFor();
    await topic(/^Recommendation/).dragTo(topic(/^Evaluation/));
    await page.getByText('Moved “Recommendation” into Evaluation.').waitFor();
    // A card beside the pointer; a picture of the row would hide where it goes.
    expect(await page.evaluate(() => (window as unknown as { drawn: string[] }).drawn)).toEqual([
      '2 papers',
      'Recommendation',
    ]);
    // The tree follows the library, in a time of its own.
    await topic(/^Recommendation/)
      .and(page.locator('[aria-level="2"]'))
      .waitFor();

    // Before its sibling; and never below itself.
    await topic(/^Vision/).dragTo(topic(/^Agents/), { targetPosition: { x: 80, y: 2 } });
    await page.getByText('Moved “Vision and 3D” before “Agents”.').waitFor();
    const below = await topic(/^Recommendation/).boundingBox();
    await topic(/^Evaluation/).hover();
    await page.mouse.down();
    // By the pointer alone: while a drag is on, nothing else counts as at rest.
    for (const y of [8, 14, 15]) await page.mouse.move((below?.x ?? 0) + 90, (below?.y ?? 0) + y);
    await page.locator('.topic-row[data-drop=impossible]').waitFor();
    await page.mouse.up();
    expect(await topic(/^Evaluation/).getAttribute('aria-level')).toBe('1');
    await context.close();
  });

  it('shows in one window what is done in another', async () => {
    const context = await pages.newContext({ viewport });
    const one = await pages.open(context, 'tree');
    const other = await pages.open(context, 'tree');
    await one.getByRole('treeitem', { name: /^Vision/ }).click();
    await one.keyboard.press('F2');
    await one.keyboard.type('Sight');
    await one.keyboard.press('Enter');
    await other.getByRole('treeitem', { name: /^Sight/ }).waitFor();
    await context.close();
  });

  it('treats the names of a hostile page as text', async () => {
    const context = await pages.newContext({ viewport });
    const page = await pages.open(context, 'hostile');
    await page.locator('.paper-row').first().waitFor();
    expect(await page.title()).toBe('Papertree');
    expect(await page.locator('a[href^="javascript:"], a[href^="data:"], img').count()).toBe(0);
    expect(await page.getByText('$1 $2 %s {{x}}').count()).toBeGreaterThan(0);
    await context.close();
  });
});
