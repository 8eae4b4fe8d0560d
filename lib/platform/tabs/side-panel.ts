import { type Browser, browser } from 'wxt/browser';
import { ExpectedError } from '@/lib/domain/errors';
import { openLibraryTab } from './library-tab';

/** Firefox's own name for the side panel; not in Chrome's types. */
interface SidebarAction {
  toggle(): Promise<void>;
  open(): Promise<void>;
}

/** Browsers made from Chromium or Firefox need have neither; there the library is in a tab. */
type PanelApis = { sidePanel?: typeof browser.sidePanel; sidebarAction?: SidebarAction };

const { sidePanel, sidebarAction } = browser as unknown as PanelApis;

/** The toolbar icon opens and closes the panel; where the browser has none, it opens the library in a tab. */
export function openPanelByIcon(): void {
  if (sidePanel) {
    sidePanel
      .setPanelBehavior({ openPanelOnActionClick: true })
      .catch((error: unknown) => console.error('The icon does not open the panel.', error));
    return;
  }
  const open = () => (sidebarAction ? sidebarAction.toggle() : openLibraryTab());
  browser.action.onClicked.addListener(() => {
    open().catch((error: unknown) => console.error('The icon does not open the panel.', error));
  });
}

/**
 * Opens the panel in the window of the page that asks. To be called in the same turn as the message that a
 * click sent: browsers open panels for a person only.
 * @throws ExpectedError `panel-needs-icon` where the browser does not take the page's click for the person's.
 */
export async function openPanel({ tab }: Browser.runtime.MessageSender): Promise<void> {
  try {
    if (sidePanel) await sidePanel.open({ tabId: tab?.id as number });
    else if (sidebarAction) await sidebarAction.open();
    else await openLibraryTab();
  } catch (cause) {
    throw new ExpectedError('panel-needs-icon', undefined, { cause });
  }
}
