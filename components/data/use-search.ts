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

/** Beyond these, another word is quicker than scrolling. */
const HITS = 1_000;
/** A pause in typing after which the meaning is asked for, which takes another context; milliseconds. */
const PAUSE_MS = 120;

/** What the query finds, in the whole library or in one branch; follows the library. */
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

/** What the words mean, soon after they are typed; until then, what they meant when they were shorter. */
function useMeaning(words: string): QueryVector | null {
  const client = usePanelClient();
  const [known, setKnown] = useState<{ words: string; vector: QueryVector } | null>(null);
  useEffect(() => {
    if (words === '') return;
    let isWanted = true;
    const pause = setTimeout(async () => {
      const answer = await client.embedQuery({ text: words });
      // Where meanings cannot be searched, words alone are: no error to show.
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
