import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { errorSentence } from '@/components/i18n/format-error';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { pluralMessage } from '@/components/i18n/plural-message';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import { useSurface } from '@/components/page/clicks/use-seen-surface';
import { formatPath } from '@/components/page/mark/format-mark';
import type { TopicColour } from '@/lib/domain/topics/topic';
import { message } from '@/lib/platform/messages';
import type { ListPapers } from './list-papers';
import { branchesOf, isIn, isNew, type ListPreference, topicsOf } from './order-and-filter';

interface ListBarProps {
  papers: ListPapers;
  onClose: () => void;
}

/** Number of topics with their own button: as many as fit in one line with the other buttons. */
const TOPICS_SHOWN = 5;

const ORDERS = ['site', 'topic', 'fit', 'outlier-rank'] as const satisfies readonly ListPreference['order'][];

/** The bar of a list: order, filter and "save all". */
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
  const topics = topicsOf(views);
  const branch = Array.isArray(view.show) ? view.show : null;
  const unsaved = branch
    ? views.filter((each) => each.mark.state === 'unsaved' && isIn(branch, each)).length
    : 0;
  const orders = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  // The button disappears; a person who pressed it by key stays in the bar.
  const keepFocus = () => words.current?.focus({ preventScroll: true });
  // Only after the bar is shown: hidden elements cannot take the focus.
  useEffect(() => {
    orders.current?.querySelector<HTMLElement>('[aria-pressed=true]')?.focus({ preventScroll: true });
    // Reads all papers, so that topics and counts cover the whole list.
    papers.readAll();
  }, []);

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form */}
      <div ref={orders} class="segments orders" role="group" aria-label={message('bar_sort')}>
        {ORDERS.map((order) => (
          <Segment
            key={order}
            name={message(order === 'outlier-rank' ? 'bar_order_novel' : `bar_order_${order}`)}
            isOn={view.order === order}
            onChoose={() => change({ order })}
          />
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form */}
      <div class="segments shown" role="group" aria-label={message('bar_show')}>
        <Segment
          name={message('bar_show_all')}
          count={views.length}
          isOn={view.show === 'all'}
          onChoose={() => change({ show: 'all' })}
        />
        <Segment
          name={message('bar_show_new')}
          count={views.filter(isNew).length}
          isOn={view.show === 'new'}
          onChoose={() => change({ show: 'new' })}
        />
        {topics.slice(0, TOPICS_SHOWN).map(({ path, papers: count, colour }) => (
          <Segment
            key={path.join('\n')}
            name={path.at(-1) ?? ''}
            title={formatPath(path)}
            count={count}
            colour={colour}
            isOn={branch?.join('\n') === path.join('\n')}
            onChoose={() => change({ show: path })}
          />
        ))}
      </div>
      {branches.length > Math.min(topics.length, TOPICS_SHOWN) && (
        <select
          aria-label={message('bar_topics')}
          value={branch?.join('\n') ?? ''}
          onChange={({ currentTarget: { value } }) => value && change({ show: value.split('\n') })}
        >
          <option value="">{message('bar_topics')}</option>
          {branches.map(({ path, papers: count }) => (
            <option key={path.join('\n')} value={path.join('\n')}>
              {message('bar_branch', [formatPath(path), formatCount(count)])}
            </option>
          ))}
        </select>
      )}
      {branch && unsaved > 0 && !filing.isRunning && (
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
          : filing.isRunning
            ? message('mark_saving')
            : reading
              ? message('bar_reading', [formatCount(reading.done), formatCount(reading.total)])
              : filing.saved > 0 && pluralMessage('bar_saved', filing.saved)}
      </span>
      {filing.saved > 0 && !filing.isRunning && (
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

interface SegmentProps {
  name: string;
  /** A tooltip, if the name alone is not clear. */
  title?: string;
  /** Number of papers that it shows; absent for an order. */
  count?: number;
  colour?: TopicColour | undefined;
  isOn: boolean;
  onChoose(): void;
}

/** A button that orders or filters the list. */
function Segment({ name, title, count, colour, isOn, onChoose }: SegmentProps) {
  return (
    <button type="button" class="segment" title={title} aria-pressed={isOn} onClick={onChoose}>
      {colour && <span class="dot" data-colour={colour} aria-hidden="true" />}
      <bdi>{name}</bdi>
      {count !== undefined && <span class="count">{formatCount(count)}</span>}
    </button>
  );
}
