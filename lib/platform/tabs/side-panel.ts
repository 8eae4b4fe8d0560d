import { type Browser, browser } from 'wxt/browser';
import { ExpectedError } from '@/lib/domain/errors';

/** Firefox's own name for the side panel; not in Chrome's types. */
interface SidebarAction {
  toggle(): Promise<void>;
  open(): Promise<void>;
}

/** The toolbar icon opens and closes the panel. */
export function openPanelByIcon(): void {
  if (import.meta.env.FIREFOX) {
    browser.action.onClicked.addListener(() => {
      sidebarAction().toggle();
    });
  } else {
    browser.sidePanel
      .setPanelBehavior({ openPanelOnActionClick: true })
      .catch((error: unknown) => console.error('The icon does not open the panel.', error));
  }
}

/**
 * Opens the panel in the window of the page that asks. To be called in the same turn as the message that a
 * click sent: browsers open panels for a person only.
 * @throws ExpectedError `panel-needs-icon` where the browser does not take the page's click for the person's.
 */
export async function openPanel({ tab }: Browser.runtime.MessageSender): Promise<void> {
  try {
    if (import.meta.env.FIREFOX) await sidebarAction().open();
    else await browser.sidePanel.open({ tabId: tab?.id as number });
  } catch (cause) {
    throw new ExpectedError('panel-needs-icon', undefined, { cause });
  }
}

function sidebarAction(): SidebarAction {
  return (browser as unknown as { sidebarAction: SidebarAction }).sidebarAction;
}
