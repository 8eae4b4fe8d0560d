import { type ExtensionBrowser, until, type View } from './view';

/** Opens the real side panel by a click if the remote control can reach it, otherwise the same page in a tab. */
export function openPanel(browser: ExtensionBrowser, click: () => Promise<void>): Promise<View> {
  return browser.sidePanel ? browser.sidePanel(click) : browser.openExtensionPage('sidepanel.html');
}

/** Opens the tree that the panel offers, and accepts it. */
export async function acceptFirstTree(panel: View): Promise<void> {
  await panel.click({ css: '.offer-card .button-primary' });
  await panel.click({ css: '.tree-preview-foot .button-primary:enabled' });
  await panel.waitFor({ css: '[role=treeitem]:not(.unsorted-row)' });
}

/** The visible topics of the panel, by accessible name: the name, then the counts. */
export async function topicsInSight(panel: View): Promise<string[]> {
  return panel.texts({ css: '[role=treeitem]:not(.unsorted-row) .topic-name' });
}

/** Files a paper under the topic with this name, using its menu; the panel must show the paper. */
export async function movePaper(panel: View, title: string, topic: string): Promise<void> {
  await panel.click({ css: '.paper-end button', name: title });
  await panel.click({ css: '[role=menuitem]', name: 'Move' });
  await panel.waitFor({ css: '.picker input' });
  await panel.type(topic);
  await until('the topic to be found', async () => {
    const [first] = await panel.texts({ css: '.picker [role=option]' });
    return first?.includes(topic);
  });
  await panel.press('Enter');
}
