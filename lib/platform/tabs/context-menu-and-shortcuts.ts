import { type Browser, browser } from 'wxt/browser';
import { paperOfAddress } from '@/lib/capture/paper-of-address';
import { paperLinks } from '@/lib/capture/parser-list';
import { expectedDatabaseError } from '@/lib/db/database';
import { ExpectedError } from '@/lib/domain/errors';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { keyPart, message } from '@/lib/platform/messages';
import { showOutcome } from './badge';
import { openLibraryTab } from './library-tab';
import { paperOfTab } from './paper-of-tab';

const SAVE_TAB = 'save-tab';
const SAVE_LINK = 'save-link';
const OPEN_TAB = 'open-tab';

/**
 * Saves the paper of a tab, or of a link, by shortcut or context menu. Must be called when the background starts, or
 * an event that woke it is lost.
 */
export function listenForSaves(save: (paper: CapturedPaper) => Promise<unknown>): void {
  browser.runtime.onInstalled.addListener(createMenus);
  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === SAVE_TAB && tab) saveAndShow(tab, () => paperOfTab(tab));
  });
  browser.contextMenus?.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
    if (menuItemId === OPEN_TAB) openLibraryTab();
    if (!tab) return;
    if (menuItemId === SAVE_TAB) saveAndShow(tab, () => paperOfTab(tab));
    if (menuItemId === SAVE_LINK) saveAndShow(tab, async () => paperOfAddress(linkUrl ?? ''));
  });

  async function saveAndShow(tab: Browser.tabs.Tab, read: () => Promise<CapturedPaper | null>) {
    try {
      const paper = await read();
      if (!paper) throw new ExpectedError('no-paper-here');
      await save(paper);
      await showOutcome(tab.id, { saved: true });
    } catch (thrown) {
      const error = expectedDatabaseError(thrown);
      const code = error instanceof ExpectedError ? error.code : 'unexpected';
      if (code === 'unexpected') console.error('A paper was not saved.', error);
      await showOutcome(tab.id, { saved: false, sentence: message(`error_${keyPart(code)}`) });
    }
  }
}

function createMenus(): void {
  browser.contextMenus?.removeAll().then(() => {
    browser.contextMenus.create({
      id: OPEN_TAB,
      contexts: ['action'],
      title: message('open_in_tab'),
    });
    browser.contextMenus.create({
      id: SAVE_TAB,
      contexts: ['page'],
      documentUrlPatterns: ['https://*/*', 'http://*/*'],
      title: message('gesture_save_tab'),
    });
    browser.contextMenus.create({
      id: SAVE_LINK,
      contexts: ['link'],
      targetUrlPatterns: [...paperLinks],
      title: message('gesture_save_link'),
    });
  });
}
