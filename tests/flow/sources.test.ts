import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { FetchText } from '@/lib/library/context';
import { importSome } from '@/lib/library/imports/run-import';
import { completePapers } from '@/lib/library/papers/complete-papers';
import { refreshPaper } from '@/lib/library/papers/refresh-paper';
import { paperRequests } from '@/lib/library/papers/requests';
import { stageText } from '@/tests/support/import-text';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

const id = 'arxiv:2401.00001' as PaperId;
const listRow = makePaper('2401.00001', { title: 'Agents', parser: 'arxiv-list', authors: [] });
const entry = (title: string, version = 2) =>
  `<feed><entry><id>http://arxiv.org/abs/2401.00001v${version}</id><title>${title}</title><summary>All of it.</summary></entry></feed>`;
const answering =
  (text: string, status = 200): FetchText =>
  async () => ({ status, text, retryAfter: null });

async function importText({ library, context }: ReturnType<typeof openLibrary>, text: string): Promise<void> {
  const importId = await stageText(library, text);
  await library.runImport({ id: importId, way: 'apart' });
  while (await importSome(context));
}

describe('where a value comes from', () => {
  it('is kept with each field, and a better source replaces it', async () => {
    const { library, db, context } = openLibrary();
    await library.savePaper({ paper: listRow });
    expect(await db.papers.get(id)).toMatchObject({ sources: { title: { kind: 'list' } } });
    await completePapers({ ...context, fetchText: answering(entry('Agents that plan')) });
    expect(await db.papers.get(id)).toMatchObject({
      title: 'Agents that plan',
      abstract: 'All of it.',
      sources: { title: { kind: 'record', version: 2 }, abstract: { kind: 'record', version: 2 } },
    });
    await library.savePaper({ paper: listRow });
    expect(await db.papers.get(id)).toMatchObject({ title: 'Agents that plan' });
  });

  it('is a link for a list of links, whose words the paper’s own page replaces', async () => {
    const opened = openLibrary();
    await importText(opened, '2301.10001] First results https://arxiv.org/abs/2401.00001\n');
    expect(await opened.db.papers.get(id)).toMatchObject({ sources: { title: { kind: 'link' } } });
    await opened.library.savePaper({ paper: { ...listRow, parser: 'arxiv-abs' } });
    expect(await opened.db.papers.get(id)).toMatchObject({ title: 'Agents' });
  });

  it('is a file for what another program exported, which the record replaces', async () => {
    const opened = openLibrary();
    await importText(
      opened,
      '@article{x, title={agents}, eprint={2401.00001}, archiveprefix={arXiv}, year={2024}}',
    );
    expect(await opened.db.papers.get(id)).toMatchObject({ sources: { title: { kind: 'file' } } });
    await opened.library.savePaper({ paper: { ...listRow, parser: 'arxiv-abs' } });
    expect(await opened.db.papers.get(id)).toMatchObject({ title: 'Agents', published: '2024' });
  });

  it('does not let a page say that it is the person', async () => {
    const { library, db } = openLibrary();
    const forged = { ...listRow, parser: 'person', sources: { title: { kind: 'person' } } };
    await library.savePaper({ paper: forged as never });
    expect((await db.papers.get(id))?.sources?.title).toEqual({ kind: 'link' });
  });
});

describe('a correction', () => {
  it('stays whatever is met later, and can be undone', async () => {
    const { library, db, context } = openLibrary();
    await library.savePaper({ paper: listRow });
    const { act } = await library.editPaper({
      paperId: id,
      edit: { values: { title: '  My\ntitle ', comment: 'Read twice', keywords: null } },
    });
    await library.savePaper({
      paper: { ...listRow, parser: 'arxiv-abs', title: 'Theirs', comment: '9 pages' },
    });
    await completePapers({ ...context, fetchText: answering(entry('Agents that plan')) });
    expect(await db.papers.get(id)).toMatchObject({
      title: 'My title',
      comment: 'Read twice',
      abstract: 'All of it.',
      sources: { title: { kind: 'person' }, keywords: { kind: 'person' } },
    });
    const { act: second } = await library.editPaper({ paperId: id, edit: { values: { comment: null } } });
    expect(await db.papers.get(id)).not.toHaveProperty('comment');
    await library.undo({ act: second });
    expect(await db.papers.get(id)).toMatchObject({ comment: 'Read twice' });
    expect(act).toBeTruthy();
  });

  it('is let go where the person wants the sources to say it again', async () => {
    const { library, db } = openLibrary();
    await library.savePaper({ paper: listRow });
    await library.editPaper({ paperId: id, edit: { values: { title: 'Mine' } } });
    await library.editPaper({ paperId: id, edit: { release: ['title'] } });
    await library.savePaper({ paper: listRow });
    expect(await db.papers.get(id)).toMatchObject({ title: 'Agents' });
  });

  it('is refused without a title and of no paper', async () => {
    const { library } = openLibrary();
    await library.savePaper({ paper: listRow });
    const edit = (values: object, paperId = id) => library.editPaper({ paperId, edit: { values } as never });
    await expect(edit({ title: ' ' })).rejects.toThrow('title-missing');
    await expect(edit({ title: 'X' }, 'arxiv:2401.00009' as PaperId)).rejects.toThrow('unknown-paper');
  });
});

describe('identifiers that a person corrects', () => {
  it('replace what was read, in any form, with the names and links that follow, and can be undone', async () => {
    const { library, db } = openLibrary();
    const wrong = makePaper('', {
      identifiers: { doi: '10.1000/wrong', pubmed: '12' },
      title: 'Walls',
      parser: 'general',
    });
    const { paperId } = (await library.savePaper({ paper: wrong })) as { paperId: PaperId };
    const { act } = await library.editPaper({
      paperId,
      edit: {
        identifiers: {
          doi: 'https://doi.org/10.1000/Right',
          arxiv: 'https://arxiv.org/pdf/2401.00007v2',
          pubmed: null,
        },
      },
    });
    expect(await db.papers.get(paperId)).toMatchObject({
      identifiers: { doi: '10.1000/right', arxiv: '2401.00007' },
      aliases: [paperId, 'arxiv:2401.00007', 'doi:10.1000/right'],
      links: { abs: 'https://arxiv.org/abs/2401.00007' },
    });
    await library.undo({ act });
    expect(await db.papers.get(paperId)).toMatchObject({
      identifiers: { doi: '10.1000/wrong', pubmed: '12' },
    });
  });

  it('are refused where they are none, or another paper has them', async () => {
    const { library } = openLibrary();
    await library.savePaper({ paper: listRow });
    await library.savePaper({
      paper: makePaper('', { identifiers: { doi: '10.1000/x' }, title: 'X', parser: 'general' }),
    });
    const edit = (identifiers: object) => library.editPaper({ paperId: id, edit: { identifiers } });
    for (const typed of [
      { arxiv: 'abc' },
      { doi: 'https://example.org/' },
      { pubmed: 'PMC 12' },
      { acl: 'a b' },
    ])
      await expect(edit(typed)).rejects.toThrow('invalid-identifier');
    await expect(edit({ doi: 'doi:10.1000/X' })).rejects.toThrow('identifier-taken');
    expect(await edit({ pubmed: 'PMID: 123' })).toBeTruthy();
  });
});

it('takes corrections within the bounds of a paper, and of its fields alone', () => {
  const takes = (values: object) =>
    v.is(paperRequests.editPaper.schema, { paperId: id, edit: { values, release: ['title'] } });
  expect(takes({ title: 'x', pages: null, authors: [{ family: 'Curie', given: '' }] })).toBe(true);
  for (const values of [
    { title: 'x'.repeat(1_001) },
    { identifiers: {} },
    { notes: 'x' },
    { published: 'May' },
  ])
    expect(takes(values)).toBe(false);
});

describe('refreshing', () => {
  it('takes what arXiv says now, in place of what it said, and not of what the person wrote', async () => {
    const { library, db, context } = openLibrary();
    await library.savePaper({
      paper: { ...listRow, parser: 'arxiv-abs', title: 'A longer title of old', version: 2, comment: 'old' },
    });
    await library.editPaper({ paperId: id, edit: { values: { venue: 'My workshop' } } });
    const fetchText = answering(entry('New'));
    const act: ActId = await refreshPaper({ ...context, fetchText }, id);
    expect(await db.papers.get(id)).toMatchObject({
      ...{ title: 'New', abstract: 'All of it.', venue: 'My workshop', comment: 'old' },
      sources: { title: { kind: 'record' }, venue: { kind: 'person' }, comment: { kind: 'record' } },
    });
    await library.undo({ act });
    expect(await db.papers.get(id)).toMatchObject({ title: 'A longer title of old' });
  });

  it('asks Crossref about a paper that has a DOI alone', async () => {
    const { library, db, context } = openLibrary();
    const paper = makePaper('', { identifiers: { doi: '10.1000/x' }, title: 'Old', parser: 'general' });
    const { paperId } = (await library.savePaper({ paper })) as { paperId: PaperId };
    const work = {
      ...{ type: 'journal-article', DOI: '10.1000/X', title: ['As <i>printed</i>'] },
      ...{ 'container-title': ['Journal'], issued: { 'date-parts': [[2024, 5]] }, page: '1-9' },
      author: [{ family: 'Curie', given: 'Marie' }],
    };
    await refreshPaper({ ...context, fetchText: answering(JSON.stringify(work)) }, paperId);
    expect(await db.papers.get(paperId)).toMatchObject({
      ...{ title: 'As printed', venue: 'Journal', published: '2024-05', pages: '1-9' },
      sources: { title: { kind: 'record' } },
    });
  });

  it('says where there is no record, and where nobody answers', async () => {
    const { library, context } = openLibrary();
    await library.savePaper({ paper: listRow });
    const refresh = (fetchText: FetchText) => refreshPaper({ ...context, fetchText }, id);
    await expect(refresh(answering('', 404))).rejects.toThrow('no-record');
    await expect(refresh(answering('<feed></feed>'))).rejects.toThrow('no-record');
    await expect(refresh(async () => null)).rejects.toThrow('catalogue-unreachable');
  });
});
