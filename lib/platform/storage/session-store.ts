import { browser } from 'wxt/browser';
import type { SessionStore } from '@/lib/library/pages/undoable-acts-of-tab';

/** The browser's session area: it outlives the background, ends with the browser, and scripts in pages cannot read it. */
export const sessionStore: SessionStore = {
  get: (name) => browser.storage.session.get(name),
  set: (values) => browser.storage.session.set(values),
  remove: (names) => browser.storage.session.remove(names),
};
