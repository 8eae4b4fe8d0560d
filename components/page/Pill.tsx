import { useRef } from 'preact/hooks';
import { errorSentence } from '@/components/words/error-sentence';
import { inPercent } from '@/components/words/numbers';
import type { TopicPath } from '@/lib/messaging/protocol';
import { message } from '@/lib/platform/messages';
import { markState, pathInWords } from './mark-words';
import type { MetPaper, MetView } from './met-paper';

interface PillProps {
  met: MetPaper;
  view: MetView;
}

/** What is known of a paper and what can be done with it, in one line. */
export function Pill({ met, view }: PillProps) {
  const words = useRef<HTMLSpanElement>(null);
  const state = markState(view);
  const isSaved = view.mark.state !== 'unsaved';

  const save = () => {
    // The button goes; who pressed it by key stays in the pill.
    words.current?.focus({ preventScroll: true });
    met.save();
  };
  const undo = (event: MouseEvent) => {
    // The second half of a double click on "Save" falls on "Undo".
    if (event.detail > 1) return;
    words.current?.focus({ preventScroll: true });
    met.undo();
  };

  return (
    <div class={view.problem ? 'pill troubled' : 'pill'} data-state={state}>
      {/* First: the words grow when the suggestion comes, and a button must not move away under the pointer. */}
      {!isSaved && state !== 'saving' && (
        <button type="button" class="primary" onClick={save}>
          {message(view.problem?.wish === 'save' ? 'mark_try_again' : 'mark_save')}
        </button>
      )}
      <span class="words" tabIndex={-1} ref={words}>
        <PillWords view={view} />
      </span>
      {state === 'needs-person' && (
        <button type="button" class="primary" onClick={() => met.openPanel()}>
          {message('mark_choose')}
        </button>
      )}
      {isSaved && (
        <button type="button" onClick={undo}>
          {message('mark_undo')}
        </button>
      )}
      <button
        type="button"
        class="panel"
        aria-label={message('mark_open_panel')}
        title={message('mark_open_panel')}
        onClick={() => met.openPanel()}
      >
        <svg
          viewBox="0 0 16 16"
          width="16"
          height="16"
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
          aria-hidden="true"
        >
          <rect x="2" y="3" width="12" height="10" rx="1.5" />
          <path d="M9.5 3v10" />
        </svg>
      </button>
    </div>
  );
}

function PillWords({ view }: { view: MetView }) {
  const { mark, suggestion, problem } = view;
  if (problem) return <>{errorSentence(problem.error)}</>;
  switch (markState(view)) {
    case 'saving':
      return <>{message('mark_saving')}</>;
    case 'filing':
      return <>{message('mark_filing')}</>;
    case 'needs-person':
      return <>{message('mark_needs_person')}</>;
    case 'filed':
      return <Branch path={mark.state === 'filed' ? mark.path : []} />;
    default:
      if (!suggestion) return <>{message('mark_not_saved')}</>;
      return (
        <>
          <Branch path={suggestion.path} />
          {suggestion.confidence > 0 && <span class="share"> · {inPercent(suggestion.confidence)}</span>}
        </>
      );
  }
}

/** The last two names of a path; the whole of it on pointing. */
function Branch({ path }: { path: TopicPath }) {
  const last = path.slice(-2);
  return (
    <span class="path" title={pathInWords(path)}>
      {path.length > 2 && <span class="separator">… › </span>}
      {last.length === 0 && message('panel_unsorted')}
      {last.map((name, index) => (
        <span key={index}>
          {index > 0 && <span class="separator"> › </span>}
          <bdi>{name}</bdi>
        </span>
      ))}
    </span>
  );
}
