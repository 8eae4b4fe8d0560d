import type { CapturedPaper } from '@/lib/domain/papers/paper';

/** A captured arXiv paper; whatever the test is about is said in `own`. */
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
