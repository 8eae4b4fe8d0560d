import type { PanelClient } from '@/lib/rpc/panel-client';
import type { syncRequests } from '@/lib/sync/requests';

/** Places that take everything but this password. */
export const REFUSED_SECRET = 'not this one';

/** The requests of the page about exports: what they would write to is not there. */
export function fakeTargets(): Pick<PanelClient, keyof typeof syncRequests> {
  const done = async () => ({ ok: true, value: null }) as const;
  return {
    testTarget: async ({ secret }) =>
      secret.secret === REFUSED_SECRET
        ? { ok: false, error: 'target-refused' }
        : { ok: true, value: { files: 3 } },
    addTarget: done,
    changeTarget: done,
    pauseTarget: done,
    runTarget: done,
    removeTarget: done,
    resolveConflict: done,
    fetchCopy: done,
  };
}
