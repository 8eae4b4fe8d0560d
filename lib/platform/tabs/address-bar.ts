import { browser } from 'wxt/browser';
import { message } from '@/lib/platform/messages';

/** A paper in the suggestions of the address bar. */
export interface SuggestedPaper {
  title: string;
  address: string;
}

/** Finds papers of the library in the address bar, after the keyword `pt`. */
export function listenToOmnibox(find: (query: string) => Promise<SuggestedPaper[]>): void {
  // Vivaldi and Firefox for Android have no such API.
  if (!browser.omnibox) return;
  browser.omnibox.setDefaultSuggestion({ description: message('omnibox_hint') });
  browser.omnibox.onInputChanged.addListener((query, suggest) => {
    find(query)
      .then((found) =>
        suggest(found.map(({ title, address }) => ({ content: address, description: escaped(title) }))),
      )
      .catch((error: unknown) => console.error('Nothing was found for the address bar.', error));
  });
  browser.omnibox.onInputEntered.addListener(async (entered) => {
    // Enter without a selection returns the typed words: then open the best match.
    const address = /^https?:\/\//.test(entered) ? entered : (await find(entered))[0]?.address;
    if (address) await browser.tabs.update({ url: address });
  });
}

/** Chrome reads descriptions as XML; Firefox shows them as they are. */
function escaped(text: string): string {
  if (import.meta.env.FIREFOX) return text;
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
