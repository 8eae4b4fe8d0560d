import { browser } from 'wxt/browser';

/** Whether the content script runs in a private window, which the person has allowed then. */
export function isPrivateWindow(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}
