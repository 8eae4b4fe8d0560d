import { render } from 'preact';
import type { PageClient } from '@/components/data/page-client';
import type { PagePaper } from '@/components/page/paper/page-paper';
import { adoptScheme, createHost } from '@/components/page/placement/mark-host';
import { later } from '@/components/page/timing/later';
import { ListBar } from './ListBar';
import { ListPapers } from './list-papers';

/** Rows from which on there is something to order. */
const FEWEST_ROWS = 3;
/** Milliseconds in which changes of many papers are gathered before the bar counts them again. */
const DRAW_AFTER = 150;

/** The bar of a list page, there as long as the page lists papers. */
export interface ListBarHost {
  /** What the page lists now, by where each title stands; nothing on a page about one paper. */
  list(rows: ReadonlyMap<PagePaper, Element>): void;
  /** Something became known of a paper. */
  changed(): void;
  adoptScheme(): void;
  stop(): void;
}

/** @param onMoved called when rows were moved, which is no change of the page's own. */
export function createListBar(document: Document, client: PageClient, onMoved: () => void): ListBarHost {
  const host = createHost(document);
  const drawLater = later(DRAW_AFTER, draw);
  const papers = new ListPapers(client, draw, onMoved);

  function draw() {
    if (host.element.isConnected) render(<ListBar papers={papers} />, host.root);
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
      if (rows.size < FEWEST_ROWS) return leave();
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
