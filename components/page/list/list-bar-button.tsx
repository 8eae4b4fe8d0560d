import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageClient } from '@/components/data/page-client';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import { useSurface } from '@/components/page/clicks/use-seen-surface';
import type { ListBarHost, LoadParts } from '@/components/page/lazy-parts/lazy-parts';
import { MarkIcon } from '@/components/page/mark/MarkIcon';
import type { PagePaper } from '@/components/page/paper/paper-state-and-actions';
import { adoptScheme, createHost } from '@/components/page/placement/mark-host';
import { message } from '@/lib/platform/messages';
import style from './opener.css?inline';

/** Smallest number of rows for which the bar is offered. */
const FEWEST_ROWS = 3;

interface OpenerOptions {
  document: Document;
  client: PageClient;
  loadParts: LoadParts;
  /** Called after rows were moved, so that this is not taken for a change by the page. */
  onMoved: () => void;
}

/**
 * Creates the two buttons in the corner of a list page, which open the bar, or open it with the list grouped by topic.
 * The bar itself is loaded then.
 */
export function createListBarOpener({ document, client, loadParts, onMoved }: OpenerOptions): ListBarHost {
  const host = createHost(document);
  let rows: ReadonlyMap<PagePaper, Element> = new Map();
  let bar: ListBarHost | null = null;

  function adopt() {
    adoptScheme(host, document.body);
  }
  function show(hasFocus: boolean) {
    if (!host.element.isConnected) document.documentElement.append(host.element);
    adopt();
    render(<Opener hasFocus={hasFocus} onOpen={open} />, host.root);
  }
  function hide() {
    render(null, host.root);
    host.element.remove();
  }
  async function open(isGrouped: boolean) {
    const parts = await loadParts();
    if (!parts || bar || rows.size < FEWEST_ROWS) return;
    bar = parts.createListBar(document, client, onMoved, close, isGrouped);
    hide();
    bar.list(rows);
  }
  function close() {
    bar?.stop();
    bar = null;
    show(true);
  }

  return {
    list(listed) {
      rows = listed;
      if (bar) bar.list(rows);
      else if (rows.size < FEWEST_ROWS) hide();
      else if (!host.element.isConnected) show(false);
    },
    changed: () => bar?.changed(),
    adoptScheme() {
      adopt();
      bar?.adoptScheme();
    },
    stop() {
      bar?.stop();
      hide();
    },
  };
}

function Opener({ hasFocus, onOpen }: { hasFocus: boolean; onOpen: (isGrouped: boolean) => void }) {
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useSurface(root, CLICKABLE_AFTER_MS);
  useLayoutEffect(() => {
    if (!root.current?.matches(':popover-open')) root.current?.showPopover();
    if (hasFocus) button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={root} class="list-bar" popover="manual">
      <style>{style}</style>
      <button
        ref={button}
        type="button"
        class="opener"
        aria-label={message('bar_open')}
        title={message('bar_open')}
        aria-expanded="false"
        onClick={() => onOpen(false)}
      >
        <MarkIcon state="unsaved" />
        <span class="words">{message('bar_order')}</span>
      </button>
      <button type="button" class="opener" onClick={() => onOpen(true)}>
        {message('bar_group')}
      </button>
    </div>
  );
}
