import { useEffect, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import type { Suggestion } from '@/lib/domain/pages/paper-mark';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { parts } from '@/lib/domain/split-into-parts';
import { keyOf } from './use-shown-page';

/** Papers per request: few, so that the first answer arrives soon and the worker can serve others in between. */
const AT_ONCE = 40;

/** Suggestions for these papers, by key, as far as they are known. */
export function useSuggestions(papers: readonly CapturedPaper[]): ReadonlyMap<string, Suggestion> {
  const client = usePanelClient();
  const [known, setKnown] = useState<ReadonlyMap<string, Suggestion>>(new Map());
  const keys = papers.map(keyOf).join(' ');
  useEffect(() => {
    let isCurrent = true;
    async function ask() {
      const answers = new Map<string, Suggestion>();
      for (const some of parts([...papers], AT_ONCE)) {
        const answer = await client.suggest({ papers: some });
        if (!isCurrent || !answer.ok) return;
        for (const [index, suggestion] of answer.value.entries()) {
          const paper = some[index];
          if (paper && suggestion) answers.set(keyOf(paper), suggestion);
        }
        setKnown(new Map(answers));
      }
    }
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [client, keys]);
  return known;
}
