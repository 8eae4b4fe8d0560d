import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onlyPaper } from '@/lib/capture/read-page-on-request';

/** Injected into a tab when a person asks for its paper; the result goes to the code that injected it. */
export default defineUnlistedScript(() =>
  onlyPaper(document, new URL(location.href), new Date().getFullYear()),
);
