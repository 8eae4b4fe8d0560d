import type { SyncRequests } from '@/lib/rpc/protocol';
import type { SyncContext } from './context';
import {
  addTarget,
  changeTarget,
  pauseTarget,
  removeTarget,
  resolveConflict,
  runTargetNow,
  testTarget,
} from './edit-targets';

/** Everything that the panel may ask about targets; requests come validated. */
type Requests = {
  [Name in keyof SyncRequests]: (
    request: Parameters<SyncRequests[Name]>[0],
  ) => Promise<ReturnType<SyncRequests[Name]>>;
};

/** Answers the requests about targets. */
export function createSync(context: Omit<SyncContext, 'onProgress'>): Requests {
  return {
    testTarget: ({ id, choices, secret }) => testTarget(context, id, choices, secret),
    async addTarget({ id, choices, secret }) {
      await addTarget(context, id, choices, secret);
      return null;
    },
    async changeTarget({ id, choices, secret }) {
      await changeTarget(context, id, choices, secret);
      return null;
    },
    async pauseTarget({ id, isPaused }) {
      await pauseTarget(context, id, isPaused);
      return null;
    },
    async runTarget({ id }) {
      await runTargetNow(context, id);
      return null;
    },
    async removeTarget({ id }) {
      await removeTarget(context, id);
      return null;
    },
    async settleConflict({ id, path, choice }) {
      await resolveConflict(context, id, path, choice);
      return null;
    },
  };
}
