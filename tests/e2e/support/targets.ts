import catalogue from '@/public/_locales/en/messages.json' with { type: 'json' };
import { REPOSITORY, TOKEN } from '@/tests/sync/support/github-stand-in';
import { PASSWORD, USER } from '@/tests/sync/support/webdav-servers';
import { ZOTERO_KEY } from '@/tests/sync/support/zotero-stand-in';
import { until, type View } from './view';

/** Types into the field with this label. */
export async function fill(panel: View, label: string, text: string): Promise<void> {
  const id = await until(`a field ${label}`, () =>
    panel.evaluate((wanted) => {
      const labels = [...document.querySelectorAll('label')];
      return labels.find(({ textContent }) => textContent?.trim() === wanted)?.htmlFor;
    }, label),
  );
  await panel.click({ css: `[id="${id}"]` });
  await panel.evaluate((field) => (document.getElementById(field) as HTMLInputElement).select(), id);
  await panel.type(text);
}

/** Adds a target in the panel's three steps: `where` fills in the first, the others keep their defaults. */
export async function addTarget(panel: View, kind: string, where: () => Promise<void>): Promise<void> {
  if ((await panel.texts({ css: '.exports-page' })).length === 0) {
    await panel.click({ css: '.panel-menu-button' });
    await panel.click({ css: '[role=menuitem]', name: catalogue.exports_title.message });
  }
  // Other targets' cards change while they sync, so the button may move during a click.
  await until('the form', async () => {
    await panel.click({ css: '.target-add' });
    return panel.waitFor({ css: '.target-form label', name: kind }, 2_000).catch(() => null);
  });
  await panel.click({ css: '.target-form label', name: kind });
  await where();
  await panel.click({ css: '.target-form [type=submit]:enabled' });
  await panel.waitFor({ css: '.target-form [name=content]' });
  await panel.click({ css: '.target-form [type=submit]:enabled' });
  await fill(panel, 'Name', kind);
  await panel.click({ css: '.target-form [type=submit]:enabled' });
  // The new card moves the button for the next target down.
  await panel.waitFor({ css: '.target', name: kind });
}

/** Adds a folder of one of the test servers, at this address. */
export function addWebDav(panel: View, address: string): Promise<void> {
  return addTarget(panel, 'WebDAV', async () => {
    await fill(panel, 'Address of the folder', address);
    await fill(panel, 'User name', USER);
    await fill(panel, 'Password', PASSWORD);
  });
}

/** Adds the repository of the fake GitHub server, at this address. */
export function addGitHub(panel: View, address: string): Promise<void> {
  return addTarget(panel, 'GitHub repository', async () => {
    await fill(panel, 'Repository', REPOSITORY);
    await fill(panel, 'Address of GitHub', address);
    await fill(panel, 'Token', TOKEN);
  });
}

/** Adds the account of the fake Zotero server, at this address. */
export function addZotero(panel: View, address: string): Promise<void> {
  return addTarget(panel, 'Zotero account', async () => {
    await fill(panel, 'Address of Zotero’s API', address);
    await fill(panel, 'Key', ZOTERO_KEY);
  });
}

/** Waits until the panel shows this state of a target; without a name, of the only one. */
export function waitForState(panel: View, state: string, name = '', timeout = 60_000): Promise<string> {
  return panel.waitFor({ css: `.target[data-state=${state}]`, name }, timeout);
}

/**
 * Adds a folder target. Automation cannot answer the browser's folder dialog, so the folder is a real one in its
 * private file system.
 */
export async function addFolder(panel: View): Promise<void> {
  await panel.evaluate(() => {
    const page = globalThis as unknown as { showDirectoryPicker(): Promise<FileSystemDirectoryHandle> };
    page.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('Papers', { create: true });
  });
  await addTarget(panel, 'Folder', async () => {
    await panel.click({ css: '.target-form button', name: 'Pick a folder' });
    await panel.waitFor({ css: '.target-form button', name: 'Papers' });
  });
}

/**
 * Returns the text of the file in that folder, after writing `text` as another program would, if given; empty if there
 * is no file.
 */
export function inFolder(panel: View, text: string | null = null): Promise<string> {
  return panel.evaluate(async (next) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('Papers', { create: true });
    const file = await folder.getFileHandle('papers.bib').catch(() => null);
    if (next !== null) {
      const stream = await file?.createWritable();
      await stream?.write(next);
      await stream?.close();
    }
    return (await file?.getFile())?.text() ?? '';
  }, text);
}
