import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onlyPaper } from '@/lib/capture/read-single-paper';

/** Put into a tab when a person asks for its paper; what it returns goes to who put it there. */
export default defineUnlistedScript(() =>
  onlyPaper(document, new URL(location.href), new Date().getFullYear()),
);
