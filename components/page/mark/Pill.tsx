import type { ButtonHTMLAttributes } from 'preact';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { PartOptions } from '@/components/page/lazy-parts/lazy-parts';
import { type PaperView, UNDO_OFFERED_MS } from '@/components/page/paper/paper-state-and-actions';
import type { Suggestion } from '@/lib/domain/pages/paper-mark';
import { matchOf } from '@/lib/domain/placements/match-strength';
import type { TopicPath } from '@/lib/domain/topics/topic-path';
import { message } from '@/lib/platform/messages';
import { formatPath, formatState, markState } from './format-mark';
import { LazyPart } from './LazyPart';

interface PillProps extends Omit<PartOptions, 'anchor'> {
  view: PaperView;
  /** Set if the mark is the paper's only tab stop and arrow keys move through the pill. */
  tabIndex?: number;
}

/** The state of a paper and its actions, in one line. */
export function Pill({ paper, view, tabIndex = 0, watchSurface, loadParts }: PillProps) {
  const words = useRef<HTMLSpanElement>(null);
  const pill = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState<'openPlaceMenu' | 'openNoteField' | null>(null);
  const state = markState(view);
  const isSaved = view.mark.state !== 'unsaved';
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const isInUse = pill.current?.matches(':hover, :focus-within') ?? false;
  const offersUndo = paper.offersUndo(isInUse);
  useEffect(() => {
    if (!offersUndo) return;
    const timer = setTimeout(redraw, UNDO_OFFERED_MS);
    return () => clearTimeout(timer);
  }, [view, offersUndo]);

  const save = () => {
    // The button disappears; a person who pressed it by key stays in the pill.
    words.current?.focus({ preventScroll: true });
    paper.save();
  };
  const undo = (event: MouseEvent) => {
    // The second click of a double click on "Save" would hit "Undo".
    if (event.detail > 1) return;
    words.current?.focus({ preventScroll: true });
    if (state === 'not-interested') paper.notInterested(false);
    else paper.undo();
  };
  const onClose = (how: 'done' | 'left') => {
    if (how === 'done') words.current?.focus({ preventScroll: true });
    setPart(null);
  };
  const toggle = (next: typeof part) => setPart(part === next ? null : next);

  const anchor = pill.current;
  return (
    <div
      ref={pill}
      role="none"
      class={view.problem ? 'pill troubled' : 'pill'}
      data-state={state}
      onPointerLeave={redraw}
      onFocusOut={() => setTimeout(redraw)}
    >
      {/* First in the line: the text grows when the suggestion arrives, and a button must not move away under the
         pointer. */}
      {!isSaved && state !== 'saving' && (
        <button type="button" class="primary" tabIndex={tabIndex} onClick={save}>
          {message(view.problem?.request === 'save' ? 'mark_try_again' : 'mark_save')}
        </button>
      )}
      <span class="words" tabIndex={-1} ref={words}>
        <PillWords view={view} tabIndex={tabIndex} onTopic={(path) => paper.openPanel(path)} />
      </span>
      {state === 'needs-person' && (
        <button type="button" class="primary" tabIndex={tabIndex} onClick={() => setPart('openPlaceMenu')}>
          {message('mark_choose')}
        </button>
      )}
      {(offersUndo || state === 'not-interested') && (
        <button type="button" tabIndex={tabIndex} onClick={undo}>
          {message('mark_undo')}
        </button>
      )}
      {isSaved && paper.canUndo && (
        <IconButton
          label={message('mark_note')}
          path="M3 13v-2.5L10.5 3 13 5.5 5.5 13ZM9 4.5 11.5 7"
          tabIndex={tabIndex}
          onClick={() => toggle('openNoteField')}
        />
      )}
      <IconButton
        label={message('mark_menu')}
        path="M4 6.5 8 10.5 12 6.5"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        aria-expanded={part === 'openPlaceMenu'}
        onClick={() => toggle('openPlaceMenu')}
      />
      <IconButton
        label={message('mark_open_panel')}
        path="M3.5 3h9A1.5 1.5 0 0 1 14 4.5v7a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5v-7A1.5 1.5 0 0 1 3.5 3ZM9.5 3v10"
        class="icon panel"
        tabIndex={tabIndex}
        onClick={() => paper.openPanel()}
      />
      {part && anchor && (
        <LazyPart
          key={part}
          view={view}
          loadParts={loadParts}
          open={(parts, container) =>
            parts[part](container, { paper, anchor, watchSurface, loadParts, onClose })
          }
          onFailed={() => setPart(null)}
        />
      )}
    </div>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes {
  label: string;
  /** Of the icon, in a square of 16 units. */
  path: string;
}

function IconButton({ label, path, ...rest }: IconButtonProps) {
  return (
    <button type="button" class="icon" aria-label={label} title={label} {...rest}>
      <svg viewBox="0 0 16 16" width="16" height="16" class="line" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}

interface WordsProps {
  view: PaperView;
  tabIndex: number;
  onTopic(path: TopicPath): void;
}

function PillWords({ view, tabIndex, onTopic }: WordsProps) {
  const { mark, suggestion, problem } = view;
  const state = markState(view);
  const topic = (path: TopicPath) => (
    <TopicButton path={path} tabIndex={tabIndex} onClick={() => onTopic(path)} />
  );
  if (!problem && state === 'filed' && mark.state === 'filed')
    return (
      <>
        <span class="share">{message('mark_saved_to')} </span>
        {topic(mark.path)}
      </>
    );
  if (!problem && state === 'unsaved' && suggestion)
    return (
      <>
        {topic(suggestion.path)}
        <span class="share"> · {formatMatch(suggestion)}</span>
      </>
    );
  return <>{!problem && state === 'unsaved' ? message('mark_not_saved') : formatState(view)}</>;
}

/** The quality of the match in a word. */
function formatMatch({ confidence, choices, path }: Suggestion): string {
  if (path.length === 0 && choices.newTopic) return message('match_new');
  return message(`match_${matchOf(confidence)}`);
}

interface TopicButtonProps {
  path: TopicPath;
  tabIndex: number;
  onClick(): void;
}

/** The last two names of a path, which open the topic in the panel; the tooltip has the whole path. */
function TopicButton({ path, ...rest }: TopicButtonProps) {
  const last = path.slice(-2);
  const label = message('mark_open_topic', [formatPath(path)]);
  return (
    <button type="button" class="path" aria-label={label} title={label} {...rest}>
      {path.length > 2 && <span class="separator">… › </span>}
      {last.length === 0 && message('panel_unsorted')}
      {last.map((name, index) => (
        <span key={index}>
          {index > 0 && <span class="separator"> › </span>}
          <bdi>{name}</bdi>
        </span>
      ))}
    </button>
  );
}
