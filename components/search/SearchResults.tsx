import type { RefObject } from 'preact';
import { EmptyState } from '@/components/feedback/EmptyState';
import { ErrorScreen } from '@/components/feedback/ErrorScreen';
import { useLive } from '@/components/hooks/use-live';
import { sourceOfRows } from '@/components/hooks/use-paper-window';
import { type PaperActions, PaperList } from '@/components/paper/PaperList';
import { findTopics } from '@/components/tree/find-topics';
import { TopicPath } from '@/components/tree/TopicPath';
import type { TopicForest } from '@/components/tree/topic-forest';
import { papersInWords } from '@/components/words/papers-in-words';
import type { Place } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import './search.css';

interface SearchResultsProps {
  query: string;
  forest: TopicForest;
  actions: PaperActions;
  focusWanted: RefObject<boolean>;
  onChoose(place: Place): void;
}

/** Beyond these, another word is quicker than scrolling. */
const PAPERS_SHOWN = 200;
const TOPICS_SHOWN = 6;

/** Topics whose path, and papers whose title, holds every word of the query. */
export function SearchResults({ query, forest, actions, focusWanted, onChoose }: SearchResultsProps) {
  const words = query.split(/\s+/).filter(Boolean);
  const papers = useLive((library) => library.searchTitles(words, PAPERS_SHOWN), [words.join(' ')]);
  const topics = findTopics(forest, query);

  if (papers.state === 'failed')
    return <ErrorScreen error={papers.error} onRetry={() => location.reload()} />;
  const rows = papers.state === 'ready' ? papers.value : [];
  const isNothing = papers.state === 'ready' && rows.length === 0 && topics.length === 0;
  return (
    <div class="search-results">
      {topics.length > 0 && (
        <section class="found-topics" aria-label={message('search_topics')}>
          <ul>
            {topics.slice(0, TOPICS_SHOWN).map(({ topic, own, below }) => (
              <li key={topic.id}>
                <button type="button" class="found-topic" onClick={() => onChoose(topic.id)}>
                  <TopicPath forest={forest} topicId={topic.id} />
                  <span class="branch-count">{own + below}</span>
                </button>
              </li>
            ))}
          </ul>
          {topics.length > TOPICS_SHOWN && (
            <p class="found-more">{message('search_more_topics', [`${topics.length - TOPICS_SHOWN}`])}</p>
          )}
        </section>
      )}
      {rows.length > 0 && (
        <PaperList
          label={message('search_papers')}
          header={
            <h2 class="place-title">
              {rows.length === PAPERS_SHOWN
                ? message('search_many', [`${PAPERS_SHOWN}`])
                : papersInWords('search_found', rows.length)}
            </h2>
          }
          source={sourceOfRows(rows)}
          forest={forest}
          place={null}
          actions={actions}
          focusWanted={focusWanted}
        />
      )}
      {isNothing && (
        <EmptyState title={message('search_none', [query])}>
          <p>{message('search_none_hint')}</p>
        </EmptyState>
      )}
    </div>
  );
}
