import { useState } from 'preact/hooks';
import { useLive } from '@/components/data/use-live';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { pluralMessage } from '@/components/i18n/plural-message';
import { FormulaText } from '@/components/ui/formula/FormulaText';
import { IconButton } from '@/components/ui/icons/IconButton';
import { PlusIcon } from '@/components/ui/icons/icons';
import { webAddress } from '@/components/ui/links/web-address';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import { type CapturedPaper, paperNames } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';
import { groupByTopic, type NewForTopic } from './new-for-topics';
import { useSaving } from './use-saving';
import { keyOf } from './use-shown-page';
import { useSuggestions } from './use-suggestions';

/** New papers of a list, grouped by suggested topic; a topic expands to its papers. */
export function ShownList({ papers }: { papers: readonly CapturedPaper[] }) {
  const tree = useTopicNodes();
  const [unfolded, setUnfolded] = useState<Place | null>(null);
  const known = useLive(
    (library) => library.readKnownPapers(papers.map(({ identifiers }) => paperNames(identifiers))),
    [papers],
  );
  const suggestions = useSuggestions(papers);
  if (known.state !== 'ready') return null;
  const unsaved = papers.filter((_, index) => {
    const { row, isSeen } = known.value[index] ?? {};
    return !row && !isSeen;
  });
  const groups = groupByTopic(unsaved, suggestions).filter(
    ({ place }) => place === UNSORTED || tree.byId.has(place),
  );
  const shown = groups.find(({ place }) => place === unfolded);
  return (
    <div class="shown-list">
      <p role="status">
        {unsaved.length === 0
          ? message('this_page_nothing_new')
          : pluralMessage('this_page_new', unsaved.length)}
      </p>
      <div class="shown-topics">
        {groups.map((group) => (
          <TopicButton
            key={group.place}
            group={group}
            isOpen={group === shown}
            onToggle={() => setUnfolded(group === shown ? null : group.place)}
          />
        ))}
      </div>
      {shown && (
        <ul class="shown-papers">
          {shown.papers.map((paper) => (
            <NewPaper key={keyOf(paper)} paper={paper} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface TopicButtonProps {
  group: NewForTopic;
  isOpen: boolean;
  onToggle(): void;
}

function TopicButton({ group: { path, colour, papers }, isOpen, onToggle }: TopicButtonProps) {
  return (
    <button
      type="button"
      class="button shown-choice"
      title={path.join(' › ')}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {colour && <span class="topic-colour" data-colour={colour} aria-hidden="true" />}
      <bdi>{path.at(-1) ?? message('this_page_no_topic')}</bdi>
      <span class="shown-count">{papers.length}</span>
    </button>
  );
}

function NewPaper({ paper }: { paper: CapturedPaper }) {
  const { save } = useSaving();
  const page = webAddress(paper.links.abs) ?? webAddress(paper.pageUrl);
  const title = <FormulaText text={paper.title} />;
  return (
    <li>
      {page ? (
        <a href={page} target="_blank" rel="noopener noreferrer" dir="auto">
          {title}
        </a>
      ) : (
        <span dir="auto">{title}</span>
      )}
      <IconButton label={message('this_page_save', [paper.title])} onClick={() => void save(paper)}>
        <PlusIcon />
      </IconButton>
    </li>
  );
}
