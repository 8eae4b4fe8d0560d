import type { FilingRequests } from '@/lib/filing-worker/filing-calls';

/** A fake filing worker that knows no topics; a test overrides its answers. */
export const idleFiling: FilingRequests = {
  suggest: async () => [],
  consider: async () => ({ ranked: [], newTopic: null, nearest: [] }),
  place: async () => [],
  build: async () => [],
  similar: async () => [],
  propose: async () => [],
  fitRules: async () => [],
  embedQuery: async () => ({ model: 'none@1', vector: [] }),
  measure: async (id) => ({ id, device: 'wasm', millisecondsPerText: {} }),
  prepare: async () => ({ done: 0, total: 0 }),
};
