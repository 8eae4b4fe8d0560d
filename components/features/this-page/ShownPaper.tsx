import type { PaperRow } from '@/components/data/library-queries';
import { useLive } from '@/components/data/use-live';
import { openPage } from '@/components/features/papers/open-paper-page';
import { PlacementMark, placementState } from '@/components/features/papers/PlacementMark';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { TopicPath } from '@/components/features/tree/TopicPath';
import { formatMatch } from '@/components/i18n/format-match';
import { FormulaText } from '@/components/ui/formula/FormulaText';
import { webAddress } from '@/components/ui/links/web-address';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import { type CapturedPaper, paperNames } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';
import { NearPapers } from './NearPapers';
import { useSaving } from './use-saving';
import { keyOf } from './use-shown-page';
import { useSuggestions } from './use-suggestions';

interface ShownPaperProps {
  captured: CapturedPaper;
  onChoose(place: Place): void;
}

/** The paper of the page beside the panel: its place or suggested place, and its actions. */
export function ShownPaper({ captured, onChoose }: ShownPaperProps) {
  const commands = usePaperCommands();
  const known = useLive((library) => library.readKnownPapers([paperNames(captured.identifiers)]), []);
  const row = known.state === 'ready' ? (known.value[0]?.row ?? null) : null;
  const pdf = webAddress(captured.links.pdf);
  return (
    <div class="shown-paper" aria-busy={known.state === 'loading'}>
      <p class="shown-title" dir="auto">
        <FormulaText text={row?.paper.title ?? captured.title} />
      </p>
      {known.state === 'ready' &&
        (row ? <Saved row={row} onChoose={onChoose} /> : <Unsaved captured={captured} />)}
      <div class="shown-actions">
        {row && (
          <>
            <button type="button" class="text-button" onClick={() => commands.open(row.paper.id)}>
              {message('paper_open_detail')}
            </button>
            <button type="button" class="text-button" onClick={() => commands.openNote(row.paper.id)}>
              {message('this_page_note')}
            </button>
          </>
        )}
        {pdf && (
          <button type="button" class="text-button" onClick={() => openPage(pdf)}>
            {message('detail_link_pdf')}
          </button>
        )}
        <button
          type="button"
          class="text-button"
          onClick={() => (row ? commands.cite([row.paper.id]) : commands.citeUnsaved(captured))}
        >
          {message('citation_copy')}
        </button>
      </div>
      {known.state === 'ready' && (
        <NearPapers key={row?.paper.id} captured={captured} saved={row?.paper.id ?? null} />
      )}
    </div>
  );
}

function Saved({ row: { placement }, onChoose }: { row: PaperRow; onChoose(place: Place): void }) {
  const { topicId } = placement;
  return (
    <p class="shown-place">
      <PlacementMark state={placementState(placement)} />
      <span>{message('mark_saved_to')}</span>
      <button type="button" class="chip-name" onClick={() => onChoose(topicId)}>
        {topicId === UNSORTED ? message('panel_unsorted') : <TopicPath topicId={topicId} />}
      </button>
    </p>
  );
}

/** The suggested place of an unsaved paper, with a button for each likely topic. */
function Unsaved({ captured }: { captured: CapturedPaper }) {
  const { save, saveUnder } = useSaving();
  const suggestion = useSuggestions([captured]).get(keyOf(captured));
  const chosen = suggestion && suggestion.topicId !== UNSORTED ? suggestion.topicId : null;
  const others = (suggestion?.choices.topics ?? []).filter(({ topicId }) => topicId !== chosen);
  return (
    <>
      {chosen && (
        <p class="shown-place">
          <TopicPath topicId={chosen} />
          <span class="shown-match">{formatMatch(suggestion?.confidence ?? 0)}</span>
        </p>
      )}
      <div class="button-row">
        <button type="button" class="button button-primary" onClick={() => save(captured)}>
          {message('mark_save')}
        </button>
        {others.map(({ topicId, path, colour }) => (
          <button
            key={topicId}
            type="button"
            class="button shown-choice"
            title={message('mark_save_under', [path.join(' › ')])}
            aria-label={message('mark_save_under', [path.join(' › ')])}
            onClick={() => saveUnder(captured, topicId)}
          >
            {colour && <span class="topic-colour" data-colour={colour} aria-hidden="true" />}
            <bdi>{path.at(-1)}</bdi>
          </button>
        ))}
      </div>
    </>
  );
}
