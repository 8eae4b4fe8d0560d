import { type Browser, browser } from 'wxt/browser';
import { identifiersOfAddress } from '@/lib/capture/identifiers-of-address';
import type { FeedEvent } from '@/lib/db/log/change-feed';
import type { PaperId } from '@/lib/domain/ids';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import { paperNames } from '@/lib/domain/papers/paper';
import { markedSites } from '@/lib/platform/host-patterns';

const SAVED = '✓';
const FAILED = '!';
const COLOURS = { [SAVED]: '#1f7a45', [FAILED]: '#b3261e' };

/** The badge of the icon, which shows for a tab with a paper whether it is in the library; reads only the database. */
export interface Badge {
  /** A listener for the change feed: updates every open tab after papers were saved, removed or seen. */
  onEvent(event: FeedEvent): void;
}

/** Shows the badge for every tab whose address the extension may see: those of the marked sites. */
export function showBadges(lookUp: (papers: PaperId[][]) => Promise<PaperMark[]>): Badge {
  async function show(tabs: Browser.tabs.Tab[]): Promise<void> {
    const names = tabs.map(({ url }) => paperNames(identifiersOfAddress(url ?? '')));
    const marks = await lookUp(names);
    await Promise.allSettled(
      tabs.map(({ id }, index) => badge(id, marks[index]?.state === 'unsaved' ? '' : SAVED)),
    );
  }
  const onError = (error: unknown) => console.error('The badge could not be shown.', error);
  browser.tabs.onUpdated.addListener((_, change, tab) => {
    if (tab.url && (change.url || change.status === 'complete')) show([tab]).catch(onError);
  });
  return {
    onEvent(event) {
      const isConcerned = event.type === 'act' ? event.touched.papers.length > 0 : event.type === 'seen';
      if (isConcerned) browser.tabs.query({ url: markedSites() }).then(show).catch(onError);
    },
  };
}

/** Shows the result of a shortcut or menu command on the icon, since the page may have no mark. */
export async function showOutcome(
  tabId: number | undefined,
  outcome: { saved: true } | { saved: false; sentence: string },
): Promise<void> {
  await badge(tabId, outcome.saved ? SAVED : FAILED);
  if (!outcome.saved && tabId !== undefined)
    await browser.action.setTitle({ tabId, title: outcome.sentence });
}

async function badge(tabId: number | undefined, text: '' | typeof SAVED | typeof FAILED): Promise<void> {
  if (tabId === undefined) return;
  await browser.action.setBadgeText({ tabId, text });
  if (text) await browser.action.setBadgeBackgroundColor({ tabId, color: COLOURS[text] });
}
