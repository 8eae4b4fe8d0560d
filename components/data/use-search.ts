import { useEffect, useState } from 'preact/hooks';
import type { Place } from '@/lib/domain/ids';
import type { QueryVector } from '@/lib/domain/query-vector';
import type { Hit } from '@/lib/search/index/library-index';
import type { ParsedQuery } from '@/lib/search/query/parse-query';
import type { LiveSearchResult } from '@/lib/search/worker/live-search';
import { useLiveSearch } from './live-search-context';
import { usePanelClient } from './panel-client-context';
import type { Live } from './use-live';

export type { Hit, LiveSearchResult };

/** Most hits shown. To find a paper beyond these, adding a word is quicker than scrolling. */
const HITS = 1_000;
/** Pause in typing after which the query is embedded, which takes a call to another context; milliseconds. */
const PAUSE_MS = 120;

/** The search results in the whole library or in one branch, live. */
export function useSearch(query: ParsedQuery, within: Place | null): Live<LiveSearchResult> {
  const search = useLiveSearch();
  const meaning = useMeaning(query.text);
  const [live, setLive] = useState<Live<LiveSearchResult>>({ state: 'loading' });
  useEffect(
    () =>
      search.watch(
        {
          ...{ query, within, limit: HITS },
          meaning: meaning && { model: meaning.model, vector: Float32Array.from(meaning.vector) },
        },
        {
          next: (value) => setLive({ state: 'ready', value }),
          error: (error) => setLive({ state: 'failed', error }),
        },
      ),
    [search, query, within, meaning],
  );
  return live;
}

/** The vector of the query, shortly after it is typed; until then, the vector of the shorter query. */
function useMeaning(words: string): QueryVector | null {
  const client = usePanelClient();
  const [known, setKnown] = useState<{ words: string; vector: QueryVector } | null>(null);
  useEffect(() => {
    if (words === '') return;
    let isWanted = true;
    const pause = setTimeout(async () => {
      const answer = await client.embedQuery({ text: words });
      // If embedding fails, search continues with words alone, without an error message.
      if (isWanted && answer.ok) setKnown({ words, vector: answer.value });
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(pause);
    };
  }, [client, words]);
  const isNear =
    known !== null && words !== '' && (words.startsWith(known.words) || known.words.startsWith(words));
  return isNear ? known.vector : null;
}
