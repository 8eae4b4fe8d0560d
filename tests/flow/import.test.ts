import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { jobsOf, jobsWaiting } from '@/lib/db/jobs/queue';
import { readSetting } from '@/lib/db/settings-table';
import type { ActId, PaperId, ProposalId, TopicId } from '@/lib/domain/ids';
import type { UnclearWay } from '@/lib/domain/imports/import-progress';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import { importSome } from '@/lib/library/imports/run-import';
import { writeLibraryFile } from '@/lib/library-file/library-file';
import { stageText } from '../support/import-text';
import { makeLibrary, makeStoredPaper, topicIdOf } from '../support/make-library';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

const bib = `
@misc{a, title={Agents that remember}, eprint={2401.00001}, groups={Memory}}
@misc{b, title={A memory for agents}, eprint={2401.00002}, groups={Memory, Vision}, keywords={memory}}
@misc{c, title={Something else}, eprint={2401.00003}}
@misc{d, year={2020}}
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Agents\\;0\\;1\\;\\;\\;\\;;
2 StaticGroup:Memory\\;0\\;1\\;\\;\\;\\;;
1 StaticGroup:Vision\\;0\\;1\\;\\;\\;\\;;
}`;

/** A library that can import, with what it takes to do so in one go. */
function openImporting() {
  const opened = openLibrary();
  const importing = () => readSetting(opened.db, 'importing');
  return {
    ...opened,
    importing,
    async importText(text: string, way: UnclearWay = 'apart') {
      const id = await stageText(opened.library, text);
      await opened.library.runImport({ id, way });
      while (await importSome(opened.context));
      return importing();
    },
  };
}

describe('importing', () => {
  it('says what it would do before anything is written', async () => {
    const { library, db, importing } = openImporting();
    await library.savePaper({ paper: makePaper('2401.00001') });
    await library.savePaper({ paper: makePaper('2401.99999', { title: 'Something Else!' }) });
    const before = await contents(db);
    await stageText(library, bib);
    expect(await importing()).toMatchObject({
      state: 'ready',
      format: 'bibtex',
      counts: { new: 1, known: 1, unclear: 1, topics: 3 },
      unclear: [{ paperId: 'arxiv:2401.00003', knownId: 'arxiv:2401.99999' }],
      unread: { count: 1, first: [{ line: 5, reason: 'no-title' }] },
    });
    expect(await contents(db)).toEqual(before);
  });

  it('makes topics of groups, pins what stands there, and queues the rest', async () => {
    const { db, importText, filePending } = openImporting();
    expect(await importText(bib)).toMatchObject({ state: 'done', papers: { done: 3, all: 3 } });
    await filePending();
    const topics = await db.topics.toArray();
    const named = (name: string) => topics.find((topic) => topic.name === name);
    expect(named('Memory')?.parentId).toBe(named('Agents')?.id);
    expect(await db.placements.get('arxiv:2401.00002' as PaperId)).toMatchObject({
      topicId: named('Memory')?.id,
      also: [named('Vision')?.id],
      madeBy: 'person',
    });
    expect(await db.placements.get('arxiv:2401.00003' as PaperId)).toMatchObject({ madeBy: 'program' });
    expect(await jobsWaiting(db, 'file')).toBe(0);
    expect(await db.papers.get('arxiv:2401.00001' as PaperId)).toMatchObject({ citationKey: 'a' });
  });

  it('doubles nothing when a file comes twice, and finds topics by their names', async () => {
    const { library, db, importText } = openImporting();
    const agents = await library.createTopic({ name: 'agents', parentId: null });
    await importText(bib);
    const once = await contents(db);
    expect(once.topics.filter(({ parentId }) => parentId === agents.topicId)).toMatchObject([
      { name: 'Memory' },
    ]);
    expect(once.topics).toHaveLength(3);
    const again = await importText(bib);
    expect(again).toMatchObject({ counts: { new: 0, known: 3, topics: 0 }, act: null });
    expect(await contents(db)).toEqual(once);
  });

  it('overwrites nothing that a person wrote or placed here, and adds what they lacked', async () => {
    const { library, db, importText } = openImporting();
    const mine = await library.createTopic({ name: 'Mine', parentId: null });
    await library.savePaper({ paper: makePaper('2401.00002', { title: 'As I know it' }) });
    const paperIds = ['arxiv:2401.00002' as PaperId];
    await library.movePapers({ paperIds, topicId: mine.topicId });
    await library.annotatePapers({ paperIds, annotation: { notes: 'My words' } });
    await importText(bib.replace('keywords={memory}', 'keywords={memory}, annote={Their words}'));
    expect(await db.papers.get(paperIds[0] as PaperId)).toMatchObject({
      title: 'As I know it',
      notes: 'My words',
      keywords: ['memory'],
      citationKey: 'b',
    });
    const placement = await db.placements.get(paperIds[0] as PaperId);
    expect(placement).toMatchObject({ topicId: mine.topicId, madeBy: 'person' });
    expect(placement?.also).toHaveLength(2);
  });

  it.each([
    ['apart', 2, ['arxiv:2401.99999']],
    ['join', 1, ['arxiv:2401.99999', 'arxiv:2401.00003']],
    ['leave-out', 1, ['arxiv:2401.99999']],
  ] as const)('does with papers of a known title as it is told: %s', async (way, count, aliases) => {
    const { library, db, importText } = openImporting();
    await library.savePaper({ paper: makePaper('2401.99999', { title: 'Something else' }) });
    await importText('@misc{c, title={Something else}, eprint={2401.00003}}', way);
    const papers = await db.papers.toArray();
    expect(papers).toHaveLength(count);
    expect(papers.find(({ id }) => id === 'arxiv:2401.99999')?.aliases).toEqual(aliases);
  });

  it('is taken back as one act, however many parts it had, and done again', async () => {
    const { library, db, importText, filePending } = openImporting();
    await library.savePaper({ paper: makePaper('2401.00001', { title: 'Here before' }) });
    await filePending();
    const before = await contents(db);
    const entries = Array.from(
      { length: 520 },
      (_, index) =>
        `@misc{k${index}, title={Paper ${index}}, eprint={2402.${String(index).padStart(5, '0')}}, groups={Many}}`,
    );
    const done = await importText(`${bib}\n${entries.join('\n')}`);
    expect(done?.parts.all).toBe(3);
    const after = await contents(db);
    expect(after.papers).toHaveLength(523);
    const undoing = await library.undo({ act: done?.act as ActId });
    expect(await contents(db)).toEqual(before);
    await library.undo(undoing);
    expect((await contents(db)).papers).toEqual(after.papers);
  }, 20_000);

  it('can be held, goes on in another context, and leaves nothing when it is ended', async () => {
    const { library, db, context, importing } = openImporting();
    const before = await contents(db);
    const id = await stageText(library, bib);
    await library.runImport({ id, way: 'apart' });
    await importSome(context);
    await library.pauseImport({ isPaused: true });
    expect(await importSome(context)).toBe(false);
    expect(await importing()).toMatchObject({ state: 'paused', parts: { done: 1, all: 2 } });
    await expect(stageText(library, bib)).rejects.toMatchObject({ code: 'import-running' });
    await library.pauseImport({ isPaused: false });
    await importSome(context);
    expect(await db.papers.count()).toBe(3);
    await library.endImport({});
    expect(await db.papers.count()).toBe(3);

    const second = await stageText(library, bib.replaceAll('2401', '2402'));
    await library.runImport({ id: second, way: 'apart' });
    await importSome(context);
    await library.endImport({});
    expect(await db.papers.count()).toBe(3);
    expect(await db.imports.count()).toBe(0);
    expect(before.papers).toEqual([]);
  });

  it('leaves the library as it was where the disk is full in the midst of it', async () => {
    const { library, db, context, importing } = openImporting();
    await library.savePaper({ paper: makePaper('2401.77777') });
    const before = await contents(db);
    const id = await stageText(library, bib);
    await library.runImport({ id, way: 'apart' });
    await importSome(context);
    const { put } = IDBObjectStore.prototype;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'placements') throw new DOMException('no space', 'QuotaExceededError');
      return put.apply(this, args);
    });
    expect(await importSome(context)).toBe(false);
    full.mockRestore();
    expect(await importing()).toMatchObject({ state: 'failed', problem: 'storage-full', act: null });
    expect(await contents(db)).toEqual(before);
  });

  it('waits to read the pages of papers of which the file knew the number alone', async () => {
    const { db, importText, library } = openImporting();
    await importText('2401.00009\n');
    expect(await jobsOf(db, 'complete')).toMatchObject([{ subject: 'arxiv:2401.00009' }]);
    await library.savePaper({ paper: makePaper('2401.00009', { title: 'Its title' }) });
    expect(await db.papers.toArray()).toMatchObject([{ title: 'Its title' }]);
  });
});

describe('declined proposals of a library file', () => {
  const doi = 'doi:10.1/x' as PaperId;
  const named = makeStoredPaper('2401.00001');
  const file = makeLibrary([
    [{ ...named, id: doi, aliases: [doi, named.id] }, ['Agents']],
    [makeStoredPaper('2401.00002', { title: 'Unclear' }), []],
  ]);
  const declined = (number: number, papers: PaperId[], parentId: TopicId | null): StoredProposal => ({
    id: topicIdOf(number) as string as ProposalId,
    proposal: { type: 'new-topic', name: 'Memory', parentId, papers, strength: 0.5, words: [] },
    state: 'declined',
    at: 1,
  });
  const ofAgents = declined(50, [doi], topicIdOf(1));
  const ofUnclear = declined(51, ['arxiv:2401.00002' as PaperId], null);
  const text = writeLibraryFile({ ...file, declinedProposals: [ofAgents, ofUnclear] }, 0);

  it('come in under the ids of the library, as far as what they name came in', async () => {
    const { library, db, importText } = openImporting();
    const { topicId } = await library.createTopic({ name: 'agents', parentId: null });
    await library.savePaper({ paper: makePaper('2401.00001') });
    await library.savePaper({ paper: makePaper('2401.09999', { title: 'Unclear' }) });
    await importText(text, 'leave-out');
    const papers = ['arxiv:2401.00001' as PaperId];
    const present = [{ ...ofAgents, proposal: { ...ofAgents.proposal, parentId: topicId, papers } }];
    expect(await db.proposals.toArray()).toEqual(present);
    await importText(text, 'leave-out');
    expect(await db.proposals.toArray()).toEqual(present);
  });

  it('overwrite none that is there, and go when the import is taken back', async () => {
    const { library, db, importText } = openImporting();
    const known = { ...ofUnclear, state: 'open' as const };
    await db.proposals.add(known);
    const done = await importText(text);
    expect(await db.proposals.toArray()).toEqual([ofAgents, known]);
    await library.undo({ act: done?.act as ActId });
    expect(await db.proposals.toArray()).toEqual([known]);
  });
});
