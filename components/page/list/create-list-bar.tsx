import { render } from 'preact';
import type { PageClient } from '@/components/data/page-client';
import type { ListBarHost } from '@/components/page/lazy-parts/lazy-parts';
import { adoptScheme, createHost } from '@/components/page/placement/mark-host';
import { later } from '@/components/page/timing/later';
import { ListBar } from './ListBar';
import style from './list-bar.css?inline';
import { ListPapers } from './list-papers';

/** Milliseconds in which changes of many papers are collected before the bar counts again. */
const DRAW_AFTER = 150;

/**
 * Creates the open bar.
 * @param onMoved called after the bar moved rows, so that this is not taken for a change by the page
 * @param onClose called when the person closes the bar; the list then returns to the site's order
 * @param isGrouped whether the list is grouped by topic at first
 */
export function createListBar(
  document: Document,
  client: PageClient,
  onMoved: () => void,
  onClose: () => void,
  isGrouped: boolean,
): ListBarHost {
  const host = createHost(document);
  const sheet = document.createElement('style');
  sheet.textContent = style;
  host.root.before(sheet);
  const drawLater = later(DRAW_AFTER, draw);
  const papers = new ListPapers(client, draw, onMoved, isGrouped ? 'topic' : 'site');

  function draw() {
    if (host.element.isConnected) render(<ListBar papers={papers} onClose={onClose} />, host.root);
  }
  function adopt() {
    adoptScheme(host, document.body);
  }
  function leave() {
    drawLater.stop();
    papers.restore();
    render(null, host.root);
    host.element.remove();
  }

  return {
    list(rows) {
      if (rows.size === 0) return leave();
      if (!host.element.isConnected) {
        document.documentElement.append(host.element);
        adopt();
      }
      papers.list(rows);
      drawLater.start();
    },
    changed() {
      if (host.element.isConnected) drawLater.start();
    },
    adoptScheme: adopt,
    stop: leave,
  };
}
