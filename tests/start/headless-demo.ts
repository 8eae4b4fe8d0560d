import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../e2e/support/chromium';
import { dozen } from '../e2e/support/dozen';
import { drawTree } from '../e2e/support/library';
import { FINAL_STATES, saveInList, waitForMark } from '../e2e/support/marks';
import { acceptFirstTree, openPanel, topicsInSight } from '../e2e/support/panel';
import { until } from '../e2e/support/view';
import { pageFor } from '../pages/serve-page';

const days = ['2026-06-10', '2026-06-11', '2026-06-12'];

/**
 * Saves a dozen papers by clicking their marks, takes the first tree that the panel offers, and answers with the
 * tree as text. Writes pictures of page and panel into the folder.
 */
export async function runHeadlessDemo(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const papers = Object.values(dozen).flat();
  const browser = await launchChromium({ web: pageFor });
  try {
    let page = await browser.open('about:blank');
    let saved = '';
    for (const day of days) {
      const url = `https://huggingface.co/papers/date/${day}`;
      const here = papers.filter(({ arxiv }) => String(pageFor(url)?.body).includes(`/papers/${arxiv}"`));
      await page.close();
      page = await browser.open(url);
      for (const { title } of here) {
        await saveInList(page, title);
        await waitForMark(page, title, FINAL_STATES);
        console.log(`Saved ${title}`);
        saved = title;
      }
    }
    // The pill of the paper before may still be on its way out.
    await until('one pill alone', async () => (await page.texts({ css: '.popover .panel' })).length === 1);
    const panel = await openPanel(browser, () => page.click({ css: '.popover .panel' }));
    await panel.waitFor({ css: '.offer-card' });
    await panel.screenshot(join(folder, 'panel-offer.png'));
    await acceptFirstTree(panel);
    const tree = await drawTree(panel);
    const [topic = ''] = await topicsInSight(panel);
    await panel.click({ css: '[role=treeitem]', name: topic });
    await panel.waitFor({ css: '.paper-row' });
    await panel.screenshot(join(folder, 'panel.png'));
    // Beside the panel the page is narrower than its picture.
    await panel.close();
    await waitForMark(page, saved, ['filed']);
    await page.screenshot(join(folder, 'page.png'));
    return `\n${tree}`;
  } finally {
    await browser.close();
  }
}
