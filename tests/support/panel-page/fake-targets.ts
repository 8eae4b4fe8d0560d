import type { PanelClient } from '@/lib/rpc/panel-client';
import type { syncRequests } from '@/lib/sync/requests';

/** Fake targets accept every password but this one. */
export const REFUSED_SECRET = 'not this one';

/** Fake requests for targets, which write nothing. */
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
