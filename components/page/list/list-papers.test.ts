import { expect, it } from 'vitest';
import type { PageClient } from '@/components/data/page-client';
import { PagePaper } from '@/components/page/paper/paper-state-and-actions';
import type { Suggestion } from '@/lib/domain/pages/paper-mark';
import { callsByName } from '@/lib/rpc/calls-by-name';
import { makePaper } from '@/tests/support/make-paper';
import { ListPapers } from './list-papers';

it('requests suggestions too for what the page loads while others are being read', async () => {
  const requests: string[][] = [];
  const client = callsByName<PageClient>(async () => ({ ok: false, error: 'background-unreachable' }), {
    async suggest({ papers }) {
      requests.push(papers.map(({ identifiers }) => identifiers.arxiv ?? ''));
      return { ok: true, value: papers.map(() => ({ path: [] }) as unknown as Suggestion) };
    },
  });
  const paperOf = (arxiv: string) => {
    const paper = makePaper(arxiv);
    return new PagePaper({ identifiers: paper.identifiers, paper }, client, () => undefined);
  };
  const [first, second] = [paperOf('2401.00001'), paperOf('2401.00002')];
  const papers = new ListPapers(
    client,
    () => undefined,
    () => undefined,
  );
  const anchor = {} as Element;
  papers.list(new Map([[first, anchor]]));
  const reading = papers.readAll();
  papers.list(
    new Map([
      [first, anchor],
      [second, anchor],
    ]),
  );
  await reading;
  expect(requests).toEqual([['2401.00001'], ['2401.00002']]);
});
