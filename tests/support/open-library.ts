import 'fake-indexeddb/auto';
import { BackupDatabase } from '@/lib/db/backups/backup-database';
import { PapertreeDatabase } from '@/lib/db/database';
import type { Embedder } from '@/lib/embedding/embedder';
import { createFiling } from '@/lib/filing-worker/answer-filing-calls';
import type { FilingRequests } from '@/lib/filing-worker/filing-calls';
import type { Models } from '@/lib/filing-worker/filing-state';
import { createBackups } from '@/lib/library/backups/take-backups';
import type { FetchText } from '@/lib/library/context';
import { filePending } from '@/lib/library/filing/file-waiting-papers';
import { createTabSubscriptions } from '@/lib/library/pages/tab-subscriptions';
import { createTabActs } from '@/lib/library/pages/undoable-acts-of-tab';
import type { Sender } from '@/lib/rpc/define-request';
import sample from '@/public/sample-library.json' with { type: 'json' };
import { bindLibrary } from './bind-requests';
import { fakeEmbedder } from './fake-embedder';
import { memoryOfLibrary } from './memory-of-library';
import { memoryStore } from './memory-store';
import { noLanguageModel } from './no-language-model';

let opened = 0;

/** A new library with the real use cases and the real engine over a fake embedder; filing runs on request. */
export function openLibrary(filing?: FilingRequests) {
  const db = new PapertreeDatabase(`library-${++opened}`);
  const embedder = fakeEmbedder();
  const backupDatabase = new BackupDatabase(`backups-${opened}`);
  const backups = createBackups(db, async () => undefined, backupDatabase);
  const context = {
    db,
    filing: filing ?? createFiling(db, modelsOf(embedder)),
    fetchText: (async () => null) as FetchText,
    languageModel: noLanguageModel(),
    // Enough papers for a test; browsers read all of them.
    readSample: async () => ({ ...sample, papers: sample.papers.slice(0, 24) }),
    backups,
    tabActs: createTabActs(memoryStore()),
    tabSubscriptions: createTabSubscriptions(memoryStore()),
    memory: memoryOfLibrary(),
  };
  return {
    db,
    embedder,
    backupDatabase,
    backups,
    context,
    library: bindLibrary(context),
    /** The same library as a page in this tab requests it. */
    inTab: (id: number) => bindLibrary(context, { tab: { id } } as Sender),
    filePending: () => filePending(context),
  };
}

/** A catalogue of models that always returns this embedder. */
export function modelsOf(embedder: Embedder): Models {
  return {
    load: async () => embedder,
    loadReference: async () => null,
    measure: async (id) => ({ id, device: 'wasm', millisecondsPerText: {} }),
  };
}

/** All papers, topics and placements, without the log: equal before and after an act that was undone. */
export async function contents({ papers, topics, placements }: PapertreeDatabase) {
  return {
    papers: await papers.toArray(),
    topics: await topics.toArray(),
    placements: await placements.toArray(),
  };
}
