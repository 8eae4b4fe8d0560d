import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { errorSentence } from '@/components/i18n/format-error';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import type { PillPartOptions } from '@/components/page/lazy-parts/lazy-parts';
import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import { keepBeside } from '@/components/page/placement/popover-beside';
import type { ErrorCode } from '@/lib/domain/errors';
import type { PaperChoices, TopicChoice } from '@/lib/domain/pages/save-choices';
import { matchOf } from '@/lib/domain/placements/match-strength';
import { message } from '@/lib/platform/messages';
import { formatPath } from './format-mark';
import { type PlaceOption, placeOptions } from './place-menu-options';

/** Milliseconds after a keystroke before the topics are searched. */
const SEARCH_AFTER = 100;

interface PlaceMenuProps extends PillPartOptions {
  view: PaperView;
}

/**
 * A menu of other places for a paper: the next guesses, any topic by its name, a new topic; it also shows similar
 * papers.
 */
export function PlaceMenu({ paper, view, anchor, watchSurface, onClose }: PlaceMenuProps) {
  const popover = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<TopicChoice[]>([]);
  const [choices, setChoices] = useState<PaperChoices | null>(null);
  const [error, setError] = useState<ErrorCode | null>(null);
  const [active, setActive] = useState(0);
  const id = useId();
  useLayoutEffect(() => {
    if (popover.current) return watchSurface(popover.current, CLICKABLE_AFTER_MS);
  }, []);

  const options = placeOptions(query, found, choices ?? { ranked: [] }, view.mark);
  const current = Math.min(active, options.length - 1);

  useLayoutEffect(() => {
    const stop = popover.current ? keepBeside(popover.current, anchor, 'below') : undefined;
    // A hidden element cannot take the focus.
    field.current?.focus({ preventScroll: true });
    return stop;
  }, []);
  useEffect(() => {
    paper.choices().then((answer) => (answer.ok ? setChoices(answer.value) : setError(answer.error)));
  }, []);
  useEffect(() => {
    if (!query.trim()) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await paper.findTopics(query);
      if (!isCurrent) return;
      if (answer.ok) setFound(answer.value);
      else setError(answer.error);
    }, SEARCH_AFTER);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query]);

  function pick(option: PlaceOption | undefined) {
    if (!option) return;
    paper.file(option.destination);
    onClose('done');
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive(Math.max(0, Math.min(current + step, options.length - 1)));
    else if (event.key === 'Enter' && event.target === field.current) pick(options[current]);
    else if (event.key === 'Escape') onClose('done');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const isUnsaved = view.mark.state === 'unsaved';
  return (
    <div
      ref={popover}
      class="place-menu pill-part"
      popover="manual"
      role="dialog"
      aria-label={message('menu_label')}
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget }) => {
        if (!anchor.contains(relatedTarget as Node | null)) onClose('left');
      }}
    >
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        aria-label={message('menu_search')}
        placeholder={message('menu_search')}
        maxLength={200}
        value={query}
        onInput={({ currentTarget }) => {
          setActive(0);
          setFound([]);
          setQuery(currentTarget.value);
        }}
      />
      <div class="options" role="listbox" id={`${id}-list`} aria-label={message('menu_topics')}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and handles the keys
          <div
            key={formatPath(option.path)}
            id={`${id}-${index}`}
            class="option"
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            title={formatPath(option.path)}
            onPointerMove={() => setActive(index)}
            onClick={() => pick(option)}
          >
            {'newTopic' in option.destination && <span class="new">{message('menu_new')}</span>}
            <bdi>{formatPath(option.path)}</bdi>
            {option.share !== null && <span class="share">{message(`match_${matchOf(option.share)}`)}</span>}
          </div>
        ))}
      </div>
      {error && (
        <p class="trouble" role="alert">
          {errorSentence(error)}
        </p>
      )}
      {choices && choices.nearest.length > 0 && !query && (
        <section class="near" aria-label={message('menu_near')}>
          <h2>{message('menu_near')}</h2>
          <ul>
            {choices.nearest.map(({ title, path }) => (
              <li key={title}>
                <bdi>{title}</bdi> <span class="share">{formatPath(path)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!isUnsaved && !query && (
        <button
          type="button"
          class="wave-away"
          onClick={() => {
            // A page may undo only its own acts; for any other paper, the panel shows it and can remove it.
            if (paper.canUndo) paper.remove();
            else paper.openPanel();
            onClose('done');
          }}
        >
          {message(paper.canUndo ? 'menu_remove' : 'menu_remove_in_panel')}
        </button>
      )}
      {isUnsaved && !query && (
        <button
          type="button"
          class="wave-away"
          onClick={() => {
            paper.notInterested(!isDismissed(view));
            onClose('done');
          }}
        >
          {message(isDismissed(view) ? 'menu_interested' : 'menu_not_interested')}
        </button>
      )}
    </div>
  );
}

function isDismissed({ mark }: PaperView): boolean {
  return mark.state === 'unsaved' && mark.seen === 'not-interested';
}
