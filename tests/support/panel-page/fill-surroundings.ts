import { writeSetting } from '@/lib/db/settings-table';
import type { Target } from '@/lib/domain/targets/target';
import type { LibraryContext } from '@/lib/library/context';
import { addSample } from '@/lib/library/sample/add-and-remove-sample';

const MINUTE_MS = 60_000;

/**
 * Adds everything that can be shown around a tree at once: the sample, an import, a changed page, targets in every
 * state, backups.
 */
export async function fillSurroundings(context: LibraryContext): Promise<void> {
  const { db, backups } = context;
  await addSample(context);
  const now = Date.now();
  await db.targets.bulkAdd(targets(now));
  const dueAt = now + 15 * MINUTE_MS;
  await db.queue.add({ kind: 'sync', subject: 'cloud', attempts: 3, lastError: 'target-refused', dueAt });
  await db.targetFiles.add({
    targetId: 'repository',
    path: 'references/Agents.bib',
    hash: 'ours',
    tag: 'ours',
    writing: null,
    conflict: 'theirs',
    standing: 'ours',
  });
  await writeSetting(db, 'importing', {
    id: 'import',
    fileName: 'My Zotero library.rdf',
    format: 'zotero-rdf',
    state: 'running',
    counts: { new: 3204, known: 608, unclear: 0, topics: 41 },
    unclear: [],
    way: 'apart',
    unread: { count: 2, first: [] },
    act: null,
    parts: { done: 3, all: 8 },
    papers: { done: 1500, all: 3812 },
    worked: 42_000,
    problem: null,
  });
  await writeSetting(db, 'shapeReport', {
    parser: 'huggingface-daily',
    address: 'https://huggingface.co/papers',
    papers: 0,
    links: 24,
    bare: 0,
  });
  for (const reason of ['daily', 'import', 'asked'] as const) await backups.take(reason);
}

/** One target in sync, one that is refused, one with an external change, and one that is paused. */
function targets(now: number): Target[] {
  const common: Omit<Target, 'id' | 'name' | 'place' | 'content' | 'format'> = {
    timing: { on: 'change' },
    isEncrypted: false,
    addedAt: now,
    isPaused: false,
    seq: 0,
    isRunning: false,
    lastRun: {
      at: now - 5 * MINUTE_MS,
      took: 840,
      written: 2,
      removed: 1,
      paths: ['Agents.md', 'Memory.md'],
    },
  };
  return [
    {
      ...common,
      id: 'vault',
      name: 'Obsidian',
      place: { kind: 'folder', name: 'Vault' },
      content: { of: 'library' },
      format: 'markdown',
    },
    {
      ...common,
      id: 'cloud',
      name: 'Cloud',
      place: { kind: 'webdav', address: 'https://cloud.example/dav/papers/', user: 'reader' },
      content: { of: 'library' },
      format: 'json',
      isEncrypted: true,
    },
    {
      ...common,
      id: 'repository',
      name: 'Thesis',
      place: {
        kind: 'github',
        api: 'https://api.github.com',
        repository: 'reader/thesis',
        branch: 'main',
        folder: 'references',
      },
      content: { of: 'each-branch' },
      format: 'bibtex',
    },
    {
      ...common,
      id: 'gist',
      name: 'Reading list',
      place: { kind: 'gist', api: 'https://api.github.com', gist: '0123456789abcdef0123' },
      content: { of: 'library' },
      format: 'outline',
      isPaused: true,
      lastRun: null,
    },
  ];
}
