import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

const id = 'arxiv:2401.00001' as PaperId;

describe('papers that are pasted', () => {
  it('are told apart by whether the library has them, and nothing is written', async () => {
    const { library, db } = openLibrary();
    await library.savePaper({ paper: makePaper('2401.00001') });
    expect(await library.readPasted({ text: '2401.00001 10.1000/xyz' })).toEqual({
      fresh: [{ id: 'doi:10.1000/xyz', title: 'doi:10.1000/xyz' }],
      known: [id],
    });
    expect(await library.readPasted({ text: 'agents that plan' })).toEqual({ fresh: [], known: [] });
    expect(await db.papers.count()).toBe(1);
  });

  it('are saved several at once as one act, and completed from arXiv afterwards', async () => {
    const { library, db } = openLibrary();
    const { paperIds } = await library.addPapers({ text: '2401.00001, 2401.00002' });
    expect(paperIds).toEqual([id, 'arxiv:2401.00002']);
    expect(await db.queue.get(['complete', id])).toBeDefined();
    await library.undoLast({});
    expect(await db.papers.count()).toBe(0);
    await expect(library.addPapers({ text: 'agents' })).rejects.toThrow('no-paper-here');
  });
});

describe('links that a person writes', () => {
  async function open() {
    const opened = openLibrary();
    await opened.library.savePaper({
      paper: makePaper('2401.00001', { identifiers: { arxiv: '2401.00001', doi: '10.1000/wrong' } }),
    });
    const edit = (change: Parameters<typeof opened.library.editPaper>[0]['edit']) =>
      opened.library.editPaper({ paperId: id, edit: change });
    return { ...opened, edit };
  }

  it('are kept when a page says otherwise', async () => {
    const { db, edit, library } = await open();
    const mine = { identifiers: { doi: '10.1000/mine' }, links: { pdf: 'https://example.org/mine.pdf' } };
    await edit(mine);
    const links = { pdf: 'https://example.org/theirs.pdf' };
    await library.savePaper({
      paper: makePaper('2401.00001', { identifiers: { arxiv: '2401.00001', doi: '10.1000/theirs' }, links }),
    });
    expect(await db.papers.get(id)).toMatchObject(mine);
  });

  it('are refused where they are none', async () => {
    const { db, edit } = await open();
    const before = await db.papers.get(id);
    await expect(edit({ links: { pdf: 'javascript:alert(1)' } })).rejects.toThrow('invalid-address');
    expect(await db.papers.get(id)).toEqual(before);
  });
});
