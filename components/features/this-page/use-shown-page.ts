import { useEffect, useState } from 'preact/hooks';
import { useThisBrowser } from '@/components/data/this-browser-context';
import type { ShownPage } from '@/lib/domain/pages/shown-page';
import { type CapturedPaper, paperNames } from '@/lib/domain/papers/paper';

/** What the page beside the panel shows, each paper once; `null` where that is not known. */
export function useShownPage(): ShownPage | null {
  const browser = useThisBrowser();
  const [page, setPage] = useState<ShownPage | null>(null);
  useEffect(() => browser.followPage((shown) => setPage(shown && withoutRepeats(shown))), [browser]);
  return page;
}

function withoutRepeats({ kind, papers }: ShownPage): ShownPage {
  return { kind, papers: [...new Map(papers.map((paper) => [keyOf(paper), paper])).values()] };
}

/** Names the paper in lists of what is drawn. */
export function keyOf({ identifiers }: CapturedPaper): string {
  return paperNames(identifiers)[0] ?? '';
}
