import { browser } from 'wxt/browser';

/** Whether our script runs in a private window; the person let it, or it would not. */
export function isPrivateWindow(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}
