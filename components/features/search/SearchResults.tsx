import type { RefObject } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { usePaperRows } from '@/components/data/use-paper-window';
import { type LiveSearchResult, useSearch } from '@/components/data/use-search';
import { PaperList } from '@/components/features/papers/PaperList';
import { findTopics } from '@/components/features/tree/find-topics';
import { TopicPath, topicPathText } from '@/components/features/tree/TopicPath';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { pluralMessage } from '@/components/i18n/plural-message';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import { ErrorScreen } from '@/components/ui/feedback/ErrorScreen';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { parseQuery } from '@/lib/search/query/parse-query';
import { AddPapers } from './AddPapers';
import { SearchHelp } from './SearchHelp';
import { useMarkedWords } from './use-marked-words';
import { usePasted } from './use-pasted';
import { WhyFound } from './WhyFound';
import './search.css';

interface SearchResultsProps {
  /** The query as typed. */
  query: string;
  /** The chosen branch, to which a search can be limited. */
  chosen: Place;
  focusWanted: RefObject<boolean>;
  onChoose(place: Place): void;
}

const TOPICS_SHOWN = 6;

/** Search results: topics by name; papers by words and by subject, each with the reason. */
export function SearchResults({ query, chosen, focusWanted, onChoose }: SearchResultsProps) {
  const tree = useTopicNodes();
  const root = useRef<HTMLDivElement>(null);
  const [isWithin, setWithin] = useState(false);
  const parsed = useMemo(() => parseQuery(query), [query]);
  const search = useSearch(parsed, isWithin ? chosen : null);
  const finding = search.state === 'ready' ? search.value : null;
  const hits = useMemo(() => new Map(finding?.hits.map((hit) => [hit.paperId, hit])), [finding]);
  const ids = useMemo(() => finding && [...hits.keys()], [hits]);
  const papers = usePaperRows(ids);
  const words = useMemo(() => new Set(finding?.hits.flatMap((hit) => hit.words)), [finding]);
  useMarkedWords(root, words);
  const pasted = usePasted(query);

  const failed = [search, papers].find(({ state }) => state === 'failed');
  if (failed?.state === 'failed')
    return <ErrorScreen error={failed.error} onRetry={() => location.reload()} />;
  const topics = parsed.words.length > 0 ? findTopics(tree, parsed.text) : [];
  const isReading = finding === null || finding.read < finding.papers;
  return (
    <div class="search-results" ref={root}>
      {pasted && <AddPapers query={query} pasted={pasted} onChoose={onChoose} />}
      <MatchingTopics topics={topics} onChoose={onChoose} />
      <div class="search-scope">
        <button
          type="button"
          class="scope-button"
          aria-pressed={isWithin}
          onClick={() => setWithin(!isWithin)}
        >
          {message('search_within', [
            chosen === UNSORTED ? message('panel_unsorted') : topicPathText(tree, chosen),
          ])}
        </button>
        <SearchHelp />
      </div>
      <p class="search-remark" role="status">
        {finding && remark(finding)}
      </p>
      {finding && finding.hits.length > 0 && papers.state === 'ready' && (
        <PaperList
          label={message('search_papers')}
          header={<h2 class="place-title">{formatBoundedCount(finding)}</h2>}
          source={papers.value}
          place={null}
          focusWanted={focusWanted}
          remark={({ paper }) => <WhyFound paper={paper} hit={hits.get(paper.id)} />}
        />
      )}
      {!isReading && !pasted && finding.hits.length === 0 && (
        <EmptyState title={message('search_none', [query])}>
          <p>{message(isWithin ? 'search_none_within' : 'search_none_hint')}</p>
        </EmptyState>
      )}
    </div>
  );
}

interface MatchingTopicsProps {
  topics: ReturnType<typeof findTopics>;
  onChoose(place: Place): void;
}

function MatchingTopics({ topics, onChoose }: MatchingTopicsProps) {
  if (topics.length === 0) return null;
  return (
    <section class="found-topics" aria-label={message('search_topics')}>
      <ul>
        {topics.slice(0, TOPICS_SHOWN).map(({ topic, own, below }) => (
          <li key={topic.id}>
            <button type="button" class="found-topic" onClick={() => onChoose(topic.id)}>
              <TopicPath topicId={topic.id} />
              <span class="branch-count">{own + below}</span>
            </button>
          </li>
        ))}
      </ul>
      {topics.length > TOPICS_SHOWN && (
        <p class="found-more">{message('search_more_topics', [`${topics.length - TOPICS_SHOWN}`])}</p>
      )}
    </section>
  );
}

function formatBoundedCount({ hits, total }: LiveSearchResult): string {
  return hits.length < total
    ? message('search_many', [formatCount(hits.length), formatCount(total)])
    : pluralMessage('search_found', total);
}

/** A remark if the result is not final or a part of the query was not understood. */
function remark({ read, papers, unknownOperators }: LiveSearchResult): string {
  if (unknownOperators.length > 0) return message('search_unknown_operators', [unknownOperators.join(' ')]);
  return read < papers ? message('search_reading', [formatCount(read), formatCount(papers)]) : '';
}
