import { useLayoutEffect, useRef } from 'preact/hooks';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import type { PartOptions } from '@/components/page/lazy-parts/lazy-parts';
import type { PagePaper, PaperView } from '@/components/page/paper/paper-state-and-actions';
import { keepBeside } from '@/components/page/placement/popover-beside';
import { message } from '@/lib/platform/messages';
import { formatPath } from './format-mark';
import { Pill } from './Pill';
import { pillChoices } from './pill-choices';

/** Offset in pixels that aligns the leaf and the text of the pill with those of the mark. */
const TO_THE_LEFT = -6;

/** The pill of a mark in a list, above its line, so that the title stays readable. */
export function PillPopover({
  paper,
  view,
  anchor,
  watchSurface,
  loadParts,
}: PartOptions & { view: PaperView }) {
  const popover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!popover.current) return;
    const stopWatching = watchSurface(popover.current, CLICKABLE_AFTER_MS);
    const stopKeeping = keepBeside(popover.current, anchor, 'above', TO_THE_LEFT);
    return () => {
      stopWatching();
      stopKeeping();
    };
  }, []);
  return (
    <div ref={popover} class="popover" popover="manual">
      <div class="pill-box">
        <Pill {...{ paper, view, watchSurface, loadParts }} tabIndex={-1} />
        <Choices paper={paper} view={view} />
      </div>
    </div>
  );
}

/** Further topics to save to, one press each; the keys 2, 3 and `n` do the same. */
function Choices({ paper, view: { mark, suggestion } }: { paper: PagePaper; view: PaperView }) {
  if (mark.state !== 'unsaved' || !suggestion) return null;
  const choices = pillChoices(suggestion.choices);
  if (choices.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form
    <div class="pill-choices" role="group" aria-label={message('mark_choices')}>
      {choices.map(({ key, destination, path, isNew }) => (
        <button
          key={key}
          type="button"
          class="pill-choice"
          tabIndex={-1}
          title={formatPath(path)}
          aria-keyshortcuts={key}
          onClick={() => paper.file(destination)}
        >
          <span class="key" aria-hidden="true">
            {key.toUpperCase()}
          </span>
          {isNew ? message('mark_new_topic', [path.at(-1) ?? '']) : <bdi>{path.at(-1)}</bdi>}
        </button>
      ))}
    </div>
  );
}
