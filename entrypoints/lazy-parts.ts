import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { LazyParts } from '@/components/page/lazy-parts/lazy-parts';
import { PARTS } from '@/components/page/lazy-parts/load-lazy-parts';
import { createListBar } from '@/components/page/list/create-list-bar';
import { openNoteField, openPill, openPlaceMenu } from '@/components/page/mark/open-lazy-part';
import { pressMarkKey } from '@/components/page/mark/press-mark-key';

/** Injected into a page on request (`loadParts`); stores the parts where the content script finds them. */
export default defineUnlistedScript(() => {
  const parts: LazyParts = { createListBar, openNoteField, openPill, openPlaceMenu, pressMarkKey };
  Object.assign(globalThis, { [PARTS]: parts });
});
