import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createListBar } from '@/components/page/list/create-list-bar';
import { openNoteField, openPill, openPlaceMenu } from '@/components/page/mark/open-part';
import { pressMarkKey } from '@/components/page/mark/press-mark-key';
import { PARTS } from '@/components/page/parts/load-page-parts';
import type { PageParts } from '@/components/page/parts/page-parts';

/** Injected into a page on request (`loadParts`); stores the parts where the content script finds them. */
export default defineUnlistedScript(() => {
  const parts: PageParts = { createListBar, openNoteField, openPill, openPlaceMenu, pressMarkKey };
  Object.assign(globalThis, { [PARTS]: parts });
});
