import type { PageClient } from '@/components/data/page-client';
import { parts } from '@/lib/domain/split-into-parts';
import type { PagePaper } from './paper-state-and-actions';

/** Papers per look-up; the background accepts at most 2,000. */
const LOOK_UP_SIZE = 500;
/** Papers per request for suggestions: few, so that the first rows are answered before the last are read. */
export const SUGGEST_SIZE = 40;

/** Requests the marks of the papers. */
export async function lookUp(papers: readonly PagePaper[], client: PageClient): Promise<void> {
  for (const part of parts(papers, LOOK_UP_SIZE)) {
    const answer = client.lookUp({ papers: part.map(({ names }) => names) });
    await Promise.all(
      part.map((paper, index) =>
        paper.lookUp(async () => {
          const marks = await answer;
          if (!marks.ok) return marks;
          const mark = marks.value[index];
          return mark ? { ok: true, value: mark } : { ok: false, error: 'unexpected' };
        }),
      ),
    );
  }
}

/** Requests suggestions for unsaved papers. If the request fails, known suggestions stay. */
export async function suggest(papers: readonly PagePaper[], client: PageClient): Promise<void> {
  const unsaved = papers.filter(({ view }) => view.mark.state === 'unsaved');
  for (const part of parts(unsaved, SUGGEST_SIZE)) {
    const suggestions = await client.suggest({ papers: part.map(({ captured }) => captured) });
    if (!suggestions.ok) return;
    part.forEach((paper, index) => {
      const suggestion = suggestions.value[index];
      if (suggestion) paper.suggest(suggestion);
    });
  }
}
