// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dequeue, jobsWaiting } from '@/lib/db/jobs/queue';
import { writeSetting } from '@/lib/db/settings-table';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { defaultSitePreferences } from '@/lib/domain/preferences/site-preferences';
import type { FetchText } from '@/lib/library/context';
import { completePapers } from '@/lib/library/papers/complete-papers';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

function entryFor(arxiv: string): string {
  return `<entry><id>http://arxiv.org/abs/${arxiv}v2</id><title>Whole ${arxiv}</title>
    <summary>All of ${arxiv}.</summary><author><name>Lise Meitner</name></author><category term="cs.LG"/></entry>`;
}
const error = '<feed><entry><id>http://arxiv.org/api/errors#1</id><title>Error</title></entry></feed>';

/** arXiv, as a test has it answer: by default with every paper that it is asked for. */
function pretendedArxiv(answer: (ids: string[]) => Awaited<ReturnType<FetchText>> = answerAll) {
  const asked: string[][] = [];
  const fetchText: FetchText = async (address) => {
    const ids = new URL(address).searchParams.get('id_list')?.split(',') ?? [];
    asked.push(ids);
    return answer(ids);
  };
  return { asked, fetchText };
}
function answerAll(ids: string[]) {
  return { status: 200, text: `<feed>${ids.map(entryFor).join('')}</feed>`, retryAfter: null };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());
const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

describe('completing', () => {
  it('fills in what the page did not tell, and files the paper again', async () => {
    const { library, db, context } = openLibrary();
    await library.savePaper({ paper: makePaper('2401.00001') });
    await dequeue(db, 'file', ['arxiv:2401.00001']);
    expect(await completePapers({ ...context, fetchText: pretendedArxiv().fetchText })).toBeNull();
    expect(await db.papers.toArray()).toMatchObject([
      { title: 'Whole 2401.00001', abstract: 'All of 2401.00001.', version: 2 },
    ]);
    expect(await jobsWaiting(db, 'file')).toBe(1);
    expect(await jobsWaiting(db, 'complete')).toBe(0);
  });

  it('asks for the categories of papers from Hugging Face, whose pages have none, and applies rules to them', async () => {
    const { library, db, context, filePending } = openLibrary();
    const { topicId } = await library.createTopic({ name: 'Learning', parentId: null });
    await library.createRule({ rule: { topicId, categories: ['cs.LG'], words: [] } });
    const paper = makePaper('2401.00001', { abstract: 'We show.', categories: [] });
    await library.savePaper({ paper });
    await filePending();
    const { asked, fetchText } = pretendedArxiv();
    await completePapers({ ...context, fetchText });
    expect(asked).toEqual([['2401.00001']]);
    expect((await db.papers.get('arxiv:2401.00001' as PaperId))?.categories).toEqual(['cs.LG']);
    await filePending();
    expect((await db.placements.get('arxiv:2401.00001' as PaperId))?.topicId).toBe(topicId);
  });

  it('asks nothing where nothing lacks', async () => {
    const { library, context } = openLibrary();
    await library.savePaper({ paper: makePaper('2401.00001', { abstract: 'We show.' }) });
    const arxiv = pretendedArxiv();
    expect(await completePapers({ ...context, fetchText: arxiv.fetchText })).toBeNull();
    expect(arxiv.asked).toEqual([]);
  });

  it('asks for a hundred papers in one request, and once in three seconds', async () => {
    const { library, db, context } = openLibrary();
    for (let paper = 1; paper <= 130; paper++)
      await library.savePaper({ paper: makePaper(`2401.${String(paper).padStart(5, '0')}`) });
    const arxiv = pretendedArxiv();
    const start = Date.now();
    expect(await completePapers({ ...context, fetchText: arxiv.fetchText })).toBe(start + 3_000);
    expect(await completePapers({ ...context, fetchText: arxiv.fetchText })).toBe(start + 3_000);
    pass(3_000);
    expect(await completePapers({ ...context, fetchText: arxiv.fetchText })).toBeNull();
    expect(arxiv.asked.map(({ length }) => length)).toEqual([100, 30]);
    expect(await db.papers.filter(({ abstract }) => abstract === '').count()).toBe(0);
  });

  it.each([
    ['arXiv is asked too much', { status: 429, text: '', retryAfter: null }],
    ['arXiv is not well', { status: 503, text: '', retryAfter: null }],
    ['there is no network', null],
  ])('backs off where %s, each time longer, and loses nothing', async (_, refusal) => {
    const { library, db, context } = openLibrary();
    await library.savePaper({ paper: makePaper('2401.00001') });
    const refusing = pretendedArxiv(() => refusal);
    for (const wait of [30_000, 60_000, 120_000]) {
      expect(await completePapers({ ...context, fetchText: refusing.fetchText })).toBe(Date.now() + wait);
      pass(wait - 1);
      await completePapers({ ...context, fetchText: refusing.fetchText });
      pass(1);
    }
    expect(refusing.asked).toHaveLength(3);
    await completePapers({ ...context, fetchText: pretendedArxiv().fetchText });
    expect(await db.papers.toArray()).toMatchObject([{ abstract: 'All of 2401.00001.' }]);
  });

  it('waits as long as arXiv says', async () => {
    const { library, context } = openLibrary();
    await library.savePaper({ paper: makePaper('2401.00001') });
    const refusing = pretendedArxiv(() => ({ status: 429, text: '', retryAfter: 600_000 }));
    expect(await completePapers({ ...context, fetchText: refusing.fetchText })).toBe(Date.now() + 600_000);
  });

  it('an error in the clothes of an answer holds up none but its own paper', async () => {
    const { library, db, context } = openLibrary();
    for (const id of ['2401.00001', '2401.00002']) await library.savePaper({ paper: makePaper(id) });
    const arxiv = pretendedArxiv((ids) =>
      ids.includes('2401.00001') ? { status: 200, text: error, retryAfter: null } : answerAll(ids),
    );
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (let round = 0; round < 10; round++) {
      await completePapers({ ...context, fetchText: arxiv.fetchText });
      pass(10 * 60_000);
    }
    expect(warned).toHaveBeenCalledTimes(3);
    warned.mockRestore();
    expect(await db.papers.orderBy('id').toArray()).toMatchObject([
      { abstract: '' },
      { abstract: 'All of 2401.00002.' },
    ]);
    expect(await jobsWaiting(db, 'complete')).toBe(0);
  });

  it('is silent where it is switched off, and goes on when it is on again', async () => {
    const { library, db, context } = openLibrary();
    await writeSetting(db, 'sites', { ...defaultSitePreferences, completes: false });
    await library.savePaper({ paper: makePaper('2401.00001') });
    const arxiv = pretendedArxiv();
    expect(await completePapers({ ...context, fetchText: arxiv.fetchText })).toBeNull();
    expect(arxiv.asked).toEqual([]);
    await writeSetting(db, 'sites', defaultSitePreferences);
    await completePapers({ ...context, fetchText: arxiv.fetchText });
    expect(await jobsWaiting(db, 'complete')).toBe(0);
  });

  it('forgets papers that are gone, and does not take a name from another', async () => {
    const { library, db, context } = openLibrary();
    await library.savePaper({ paper: makePaper('2401.00001') });
    await library.savePaper({
      paper: makePaper('2401.00002', { identifiers: { doi: '10.1000/x' }, abstract: 'Another record.' }),
    });
    const saved = (await library.savePaper({ paper: makePaper('2401.00003') })) as { act: ActId };
    await library.undo({ act: saved.act });
    const arxiv = pretendedArxiv((ids) => ({
      status: 200,
      text: `<feed>${ids.map(entryFor).join('').replace('<title>', '<arxiv:doi>10.1000/x</arxiv:doi><title>')}</feed>`,
      retryAfter: null,
    }));
    await completePapers({ ...context, fetchText: arxiv.fetchText });
    expect(arxiv.asked).toEqual([['2401.00001']]);
    expect(await db.papers.orderBy('id').toArray()).toMatchObject([
      { aliases: ['arxiv:2401.00001'], abstract: 'All of 2401.00001.' },
      { aliases: ['doi:10.1000/x'] },
    ]);
  });
});
