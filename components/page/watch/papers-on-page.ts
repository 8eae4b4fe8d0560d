import type { PagePaper, PaperEntry } from '@/components/page/paper/paper-state-and-actions';
import type { PaperId } from '@/lib/domain/ids';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import { paperNames } from '@/lib/domain/papers/paper';
import type { PageReading } from './page-reading';

/** The result of reading the page once. */
export interface PageUpdate {
  /** All papers of the page, each with its first title. */
  titles: ReadonlyMap<PagePaper, Element>;
  /** Papers that were not on the page before. */
  added: PagePaper[];
}

/** Every paper that a page has shown since it was opened: one object per paper, however often the page is read. */
export class PagePapers {
  private readonly byName = new Map<PaperId, PagePaper>();

  constructor(private readonly create: (entry: PaperEntry) => PagePaper) {}

  all(): PagePaper[] {
    return [...this.byName.values()];
  }

  find(entries: PageReading['entries']): PageUpdate {
    const titles = new Map<PagePaper, Element>();
    const added: PagePaper[] = [];
    for (const entry of entries) {
      const name = paperNames(entry.identifiers)[0] as PaperId;
      let paper = this.byName.get(name);
      if (paper) paper.entry = entry;
      else {
        paper = this.create(entry);
        this.byName.set(name, paper);
        added.push(paper);
      }
      if (entry.anchor && !titles.has(paper)) titles.set(paper, entry.anchor);
    }
    return { titles, added };
  }

  /** Passes changed marks on to the papers, by any of their names. */
  tell(marks: Readonly<Record<PaperId, PaperMark>>): void {
    for (const paper of this.byName.values()) {
      const mark = paper.names.map((name) => marks[name]).find(Boolean);
      if (mark) paper.tell(mark);
    }
  }
}
