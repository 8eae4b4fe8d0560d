// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';
import { History } from '@/lib/db/log/read-history';
import { readContents } from '@/lib/db/queries/read-whole-library';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { writeExportFile } from '@/lib/export-worker/write-export-file';
import { readLibraryFile } from '@/lib/library-file/library-file';
import { makePaper } from '../support/make-paper';
import { openLibrary } from '../support/open-library';

const keys = 'scholar';

async function openFilled() {
  const opened = openLibrary();
  const { topicId: robots } = await opened.library.createTopic({ name: 'Robots', parentId: null });
  for (const id of ['2401.00001', '2401.00002', '2401.00003'])
    await opened.library.savePaper({ paper: makePaper(id, { title: 'How to grasp' }) });
  await opened.library.movePapers({ paperIds: ['arxiv:2401.00002' as PaperId], topicId: robots });
  return { ...opened, robots };
}

describe('drawing citation keys', () => {
  it('gives each paper one of its own, once, as one act', async () => {
    const { db, library } = await openFilled();
    await library.addCitationKeys({ branch: null, keys });
    const drawn = (await db.papers.toArray()).map(({ citationKey }) => citationKey);
    expect(new Set(drawn).size).toBe(3);
    expect(drawn).not.toContain(undefined);
    const changes = await db.changes.count();
    await library.addCitationKeys({ branch: null, keys: 'better-bibtex' });
    expect(await db.changes.count()).toBe(changes);
    expect((await new History(db).read(1)).acts[0]).toMatchObject({ kind: 'annotate-paper', changes: 3 });
  });

  it('gives none to papers outside of the branch, and none that another paper has', async () => {
    const { db, library, robots } = await openFilled();
    await library.addCitationKeys({ branch: robots, keys });
    expect(await db.papers.orderBy('citationKey').primaryKeys()).toEqual(['arxiv:2401.00002']);
    const [first] = await db.papers.orderBy('citationKey').toArray();
    await library.addCitationKeys({ branch: null, keys });
    const drawn = (await db.papers.toArray()).map(({ citationKey }) => citationKey?.toLowerCase());
    expect(new Set(drawn).size).toBe(3);
    expect((await db.papers.get('arxiv:2401.00002' as PaperId))?.citationKey).toBe(first?.citationKey);
  });

  it('gives them to papers that merely also belong to the branch', async () => {
    const { db, library, robots } = await openFilled();
    await library.addToTopic({ paperIds: ['arxiv:2401.00003' as PaperId], topicId: robots });
    await library.addCitationKeys({ branch: robots, keys });
    expect(await db.papers.orderBy('citationKey').count()).toBe(2);
  });

  it('knows a branch that is gone', async () => {
    const { library } = openLibrary();
    const branch = '00000000-0000-7000-8000-000000000001' as TopicId;
    await expect(library.addCitationKeys({ branch, keys })).rejects.toMatchObject({ code: 'unknown-topic' });
  });
});

describe('an export', () => {
  it('cites papers by the keys that are stored', async () => {
    const { db, library } = await openFilled();
    await library.addCitationKeys({ branch: null, keys });
    const { name, file } = await writeExportFile(db, { format: 'bibtex', branch: null, keys });
    expect(name).toBe('papers.bib');
    const text = await file.text();
    for (const { citationKey } of await db.papers.toArray()) expect(text).toContain(`{${citationKey},`);
  });

  it('as a library file, written in parts, reads back as the library', async () => {
    const { db, library } = await openFilled();
    await library.addCitationKeys({ branch: null, keys });
    const { name, file } = await writeExportFile(db, { format: 'json', branch: null, keys });
    expect(name).toBe('library.json');
    const { exportedAt: _, unread, ...read } = readLibraryFile(await file.text());
    expect(unread).toEqual([]);
    expect(read).toEqual(await readContents(db));
  });
});
