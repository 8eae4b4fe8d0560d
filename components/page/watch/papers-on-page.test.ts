import { expect, test } from 'vitest';
import type { PageClient } from '@/components/data/page-client';
import { PagePaper } from '@/components/page/paper/paper-state-and-actions';
import type { PaperId } from '@/lib/domain/ids';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import { makePaper } from '@/tests/support/make-paper';
import { PagePapers } from './papers-on-page';

const element = (name: string) => ({ name }) as unknown as Element;
const pagePapers = () => new PagePapers((entry) => new PagePaper(entry, {} as PageClient, () => undefined));

function entryOf(arxiv: string, anchor: Element | null, doi?: string) {
  const paper = makePaper(arxiv);
  return { identifiers: { ...paper.identifiers, ...(doi && { doi }) }, paper, anchor };
}

test('a paper that occurs twice on a page is one paper, with its first title', () => {
  const papers = pagePapers();
  const [first, second] = [element('first'), element('second')];
  const { titles, added } = papers.find([
    entryOf('2401.00001', null),
    entryOf('2401.00001', first),
    entryOf('2401.00001', second),
  ]);
  expect(added).toHaveLength(1);
  expect([...titles.values()]).toEqual([first]);
});

test('a paper keeps its object when the page is read again, and takes over its new data', () => {
  const papers = pagePapers();
  const [paper] = papers.find([entryOf('2401.00001', null)]).added;
  const entry = entryOf('2401.00001', element('again'));
  const { titles, added } = papers.find([entry, entryOf('2401.00002', null)]);
  expect(added).toHaveLength(1);
  expect([...titles.keys()]).toEqual([paper]);
  expect(paper?.entry).toBe(entry);
  expect(papers.all()).toHaveLength(2);
});

test('a change in the library reaches a paper by any of its names', () => {
  const papers = pagePapers();
  const { added } = papers.find([
    entryOf('2401.00001', null, '10.5555/one'),
    entryOf('2401.00002', null, '10.5555/two'),
  ]);
  const mark = { state: 'filing', paperId: 'doi:10.5555/two' } as PaperMark;
  papers.tell({ ['doi:10.5555/two' as PaperId]: mark });
  expect(added.map(({ view }) => view.mark.state)).toEqual(['unsaved', 'filing']);
});
