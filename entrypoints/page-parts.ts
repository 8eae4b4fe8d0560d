import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createListBar } from '@/components/page/list/create-list-bar';
import { openPlaceMenu } from '@/components/page/mark/open-place-menu';
import { PARTS } from '@/components/page/parts/load-page-parts';
import type { PageParts } from '@/components/page/parts/page-parts';

/** Put into a page that asks for it (`loadParts`), where its content script finds what it leaves. */
export default defineUnlistedScript(() => {
  const parts: PageParts = { createListBar, openPlaceMenu };
  Object.assign(globalThis, { [PARTS]: parts });
});
