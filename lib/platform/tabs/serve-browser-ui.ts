import { listenToOmnibox } from './address-bar';
import { type Badge, showBadges } from './badge';
import { listenForSaves } from './context-menu-and-shortcuts';
import { markOpenTabs } from './inject-content-scripts';
import { welcomeOnInstall } from './library-tab';

/** Connects the browser's own UI: shortcuts, context menu, address bar and the badge of the icon. */
export function serveBrowserUi({
  lookUp,
  save,
  find,
}: {
  lookUp: Parameters<typeof showBadges>[0];
  save: Parameters<typeof listenForSaves>[0];
  find: Parameters<typeof listenToOmnibox>[0];
}): Badge {
  markOpenTabs();
  welcomeOnInstall();
  listenForSaves(save);
  listenToOmnibox(find);
  return showBadges(lookUp);
}
