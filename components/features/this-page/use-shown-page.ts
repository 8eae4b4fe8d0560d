import { useEffect, useState } from 'preact/hooks';
import { useThisBrowser } from '@/components/data/this-browser-context';
import type { ShownPage } from '@/lib/domain/pages/shown-page';
import { type CapturedPaper, paperNames } from '@/lib/domain/papers/paper';

/** The content of the page beside the panel, each paper once; `null` if it is not known. */
export function useShownPage(): ShownPage | null {
  const browser = useThisBrowser();
  const [page, setPage] = useState<ShownPage | null>(null);
  useEffect(() => browser.followPage((shown) => setPage(shown && withoutRepeats(shown))), [browser]);
  return page;
}

function withoutRepeats({ kind, papers }: ShownPage): ShownPage {
  return { kind, papers: [...new Map(papers.map((paper) => [keyOf(paper), paper])).values()] };
}

/** A key for the paper in rendered lists. */
export function keyOf({ identifiers }: CapturedPaper): string {
  return paperNames(identifiers)[0] ?? '';
}
