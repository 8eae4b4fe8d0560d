import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, SHORT } from '@/lib/rpc/schemas';
import { openPanel } from './side-panel';

export const tabRequests = {
  /** Opens the panel beside the page that asks; needs the person's click. */
  openPanel: defineRequest({
    from: 'page',
    perMinute: 60,
    longest: SHORT,
    schema: nothing,
    handle: (_context: unknown, _request, sender) => openPanel(sender),
  }),
};
