import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { errorSentence } from '@/components/i18n/error-sentence';
import { formatCount } from '@/components/i18n/numbers';
import { pluralMessage } from '@/components/i18n/plural-message';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-surfaces';
import { useSurface } from '@/components/page/clicks/use-surface';
import { formatPath } from '@/components/page/mark/format-mark';
import { message } from '@/lib/platform/messages';
import type { ListPapers } from './list-papers';
import { branchesOf, isIn, isNew, type ListPreference } from './list-view';

interface ListBarProps {
  papers: ListPapers;
  onClose: () => void;
}

const KEEP = { all: 'all', new: 'new' } as const;

/** Order, filter and "save all" of a list. */
export function ListBar({ papers, onClose }: ListBarProps) {
  const root = useRef<HTMLDivElement>(null);
  useSurface(root, CLICKABLE_AFTER_MS);
  useLayoutEffect(() => {
    if (!root.current?.matches(':popover-open')) root.current?.showPopover();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form
    <div
      ref={root}
      class="list-bar"
      popover="manual"
      role="group"
      aria-label={message('bar_label')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Controls papers={papers} onClose={onClose} />
    </div>
  );
}

function Controls({ papers, onClose }: ListBarProps) {
  const { view, reading, filing } = papers.state;
  const views = papers.views();
  const change = (preference: Partial<ListPreference>) => papers.arrange({ ...view, ...preference });
  const branches = branchesOf(views);
  const branch = Array.isArray(view.show) ? view.show : null;
  const unsaved = branch
    ? views.filter((each) => each.mark.state === 'unsaved' && isIn(branch, each)).length
    : 0;
  const first = useRef<HTMLSelectElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  // The button goes; who pressed it by key stays in the bar.
  const keepFocus = () => words.current?.focus({ preventScroll: true });
  // Once the bar is shown: what is not drawn takes no focus.
  useEffect(() => first.current?.focus({ preventScroll: true }), []);

  return (
    <>
      <label>
        {message('bar_order')}
        <select
          ref={first}
          value={view.order}
          onChange={({ currentTarget }) => change({ order: currentTarget.value as ListPreference['order'] })}
        >
          <option value="site">{message('bar_order_site')}</option>
          <option value="fit">{message('bar_order_fit')}</option>
          <option value="topic">{message('bar_order_topic')}</option>
          <option value="novelty">{message('bar_order_novelty')}</option>
        </select>
      </label>
      <label>
        {message('bar_show')}
        <select
          value={branch ? branch.join('\n') : (view.show as string)}
          onChange={({ currentTarget: { value } }) =>
            change({ show: value in KEEP ? (value as 'all' | 'new') : value.split('\n') })
          }
          onFocus={() => papers.readAll()}
        >
          <option value="all">{message('bar_show_all', [formatCount(views.length)])}</option>
          <option value="new">{message('bar_show_new', [formatCount(views.filter(isNew).length)])}</option>
          {branches.map(({ path, papers: count }) => (
            <option key={path.join('\n')} value={path.join('\n')}>
              {message('bar_branch', [formatPath(path), formatCount(count)])}
            </option>
          ))}
        </select>
      </label>
      {branch && unsaved > 0 && !filing.isUnderWay && (
        <button
          type="button"
          class="primary"
          onClick={() => {
            keepFocus();
            papers.saveAll(branch);
          }}
        >
          {pluralMessage('bar_save', unsaved)}
        </button>
      )}
      <span class="words" role="status" tabIndex={-1} ref={words}>
        {filing.problem
          ? errorSentence(filing.problem)
          : filing.isUnderWay
            ? message('mark_saving')
            : reading
              ? message('bar_reading', [formatCount(reading.done), formatCount(reading.total)])
              : filing.saved > 0 && pluralMessage('bar_saved', filing.saved)}
      </span>
      {filing.saved > 0 && !filing.isUnderWay && (
        <button
          type="button"
          onClick={() => {
            keepFocus();
            papers.undo();
          }}
        >
          {message('mark_undo')}
        </button>
      )}
      <button
        type="button"
        class="icon"
        aria-label={message('bar_close')}
        title={message('bar_close')}
        onClick={onClose}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" class="line" aria-hidden="true">
          <path d="m4 4 8 8M12 4l-8 8" />
        </svg>
      </button>
    </>
  );
}
