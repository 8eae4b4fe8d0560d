import { listenToOmnibox } from './address-bar';
import { type Badge, showBadges } from './badge';
import { listenForSaves } from './context-menu-and-shortcuts';
import { markOpenTabs } from './inject-content-scripts';
import { welcomeOnInstall } from './library-tab';

/** What the browser itself offers beside pages and panel: keys, context menu, address bar and the icon's badge. */
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
