import type { CapturedPaper } from '@/lib/domain/papers/paper';

/** A captured arXiv paper; `own` sets the fields that a test is about. */
export function makePaper(arxiv: string, own: Partial<CapturedPaper> = {}): CapturedPaper {
  return {
    identifiers: { arxiv },
    title: `Paper ${arxiv}`,
    abstract: '',
    authors: [{ family: 'Curie', given: 'Marie' }],
    categories: ['cs.CL'],
    keywords: [],
    links: { abs: `https://arxiv.org/abs/${arxiv}` },
    pageUrl: `https://arxiv.org/abs/${arxiv}`,
    parser: 'arxiv-abs',
    ...own,
  };
}
