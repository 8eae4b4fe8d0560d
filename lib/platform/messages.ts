import { browser } from 'wxt/browser';

/** A sentence from `public/_locales`, `$1`… replaced in order; the key itself where it is missing, so that it is seen. */
export function message(key: string, substitutions: string[] = []): string {
  return browser.i18n.getMessage(key as never, substitutions) || key;
}
