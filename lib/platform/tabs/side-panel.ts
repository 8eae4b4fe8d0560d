import { type Browser, browser } from 'wxt/browser';
import { ExpectedError } from '@/lib/domain/errors';
import { openLibraryTab } from './library-tab';

/** Firefox's API for the side panel; not in Chrome's types. */
interface SidebarAction {
  toggle(): Promise<void>;
  open(): Promise<void>;
  isOpen(window: { windowId?: number | undefined }): Promise<boolean>;
}

/** Browsers based on Chromium or Firefox may have neither; there the library opens in a tab. */
type PanelApis = { sidePanel?: typeof browser.sidePanel; sidebarAction?: SidebarAction };

const { sidePanel, sidebarAction } = browser as unknown as PanelApis;

/** Makes the toolbar icon open and close the panel; in a browser without panels, open the library in a tab. */
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
 * Opens the panel in the window of the page that asks. Must be called in the same turn as the message of the click:
 * browsers open panels only after a person's action.
 * @throws ExpectedError `panel-needs-icon` if the browser does not accept a click in the page.
 */
export async function openPanel({ tab }: Browser.runtime.MessageSender): Promise<void> {
  try {
    if (sidePanel) await sidePanel.open({ tabId: tab?.id as number });
    else if (sidebarAction) await sidebarAction.open();
    else await openLibraryTab();
  } catch (cause) {
    // Firefox refuses to open what is open, too.
    if (await sidebarAction?.isOpen({ windowId: tab?.windowId })) return;
    throw new ExpectedError('panel-needs-icon', undefined, { cause });
  }
}
