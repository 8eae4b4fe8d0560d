import type { PageClient } from '@/components/data/page-client';
import type { PagePaper, PaperView } from '@/components/page/paper/paper-state-and-actions';
import { SUGGEST_SIZE, suggest } from '@/components/page/paper/request-marks-and-suggestions';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import { parts } from '@/lib/domain/split-into-parts';
import type { TopicPath } from '@/lib/domain/topics/topic-path';
import { type Arrangement, createArrangement, type RowGroups } from './arrange-rows';
import { createGroupHeading } from './group-heading';
import {
  colourOf,
  isIn,
  isShown,
  type ListPreference,
  needsSuggestions,
  pathOf,
  positionsIn,
  SITE_DEFAULT,
} from './order-and-filter';

/** Papers in one act of "save all"; the background accepts no more. */
const FILE_SIZE = 200;

export interface ListState {
  view: ListPreference;
  /** Progress of the request for suggestions; `null` while none is running. */
  reading: { done: number; total: number } | null;
  filing: { isRunning: boolean; saved: number; problem: ErrorCode | null };
}

/** The papers of a list as a whole: their order, the filter, and actions on many of them. */
export class ListPapers {
  state: ListState;
  private rows: ReadonlyMap<PagePaper, Element> = new Map();
  private arrangement: Arrangement | null = null;
  private acts: ActId[] = [];

  constructor(
    private readonly client: PageClient,
    /** Called when the bar should be drawn again. */
    private readonly onState: () => void,
    /** Called after rows were moved, so that this is not taken for a change by the page. */
    private readonly onMoved: () => void,
    order: ListPreference['order'] = SITE_DEFAULT.order,
  ) {
    this.state = {
      view: { ...SITE_DEFAULT, order },
      reading: null,
      filing: { isRunning: false, saved: 0, problem: null },
    };
  }

  views(): PaperView[] {
    return [...this.rows.keys()].map(({ view }) => view);
  }

  /** Sets the papers that the page lists now. */
  list(rows: ReadonlyMap<PagePaper, Element>): void {
    const isUnchanged =
      rows.size === this.rows.size && [...rows].every(([each, at]) => this.rows.get(each) === at);
    if (isUnchanged) return;
    this.arrangement?.restore();
    this.rows = rows;
    this.arrangement = null;
    this.apply();
    if (needsSuggestions(this.state.view)) this.readAll();
  }

  arrange(view: ListPreference): void {
    this.show({ view });
    this.apply();
    if (needsSuggestions(view)) this.readAll();
  }

  /** Requests suggestions for every paper that has none, in parts, and arranges the list again when all are known. */
  async readAll(): Promise<void> {
    if (this.state.reading) return;
    const unknown = [...this.rows.keys()].filter(
      ({ view }) => view.mark.state === 'unsaved' && !view.suggestion,
    );
    // The list bar calls this as soon as it is drawn; drawing it again without need would never end.
    if (unknown.length === 0) return;
    const { rows } = this;
    let done = 0;
    for (const part of parts(unknown, SUGGEST_SIZE)) {
      this.show({ reading: { done, total: unknown.length } });
      await suggest(part, this.client);
      done += part.length;
    }
    this.show({ reading: null });
    this.apply();
    // The page has loaded more in the meantime.
    if (this.rows !== rows) await this.readAll();
  }

  /** Saves all unsaved papers of the branch, each under its suggested topic. */
  async saveAll(branch: TopicPath): Promise<void> {
    const wanted = [...this.rows.keys()].filter(
      ({ view }) => view.mark.state === 'unsaved' && view.suggestion && isIn(branch, view),
    );
    this.acts = [];
    this.show({ filing: { isRunning: true, saved: 0, problem: null } });
    let saved = 0;
    let problem: ErrorCode | null = null;
    for (const part of parts(wanted, FILE_SIZE)) {
      const destinations = part.map(
        ({ view }) => ({ topicId: view.suggestion?.topicId ?? 'unsorted' }) as const,
      );
      const filed = await this.client.fileOnPage({
        papers: part.map(({ captured }) => captured),
        destinations,
      });
      if (!filed.ok) {
        problem = filed.error;
        break;
      }
      this.acts.push(filed.value.act);
      saved += part.length;
      part.forEach((each, index) => {
        const mark = filed.value.marks[index];
        if (mark) each.tell(mark);
      });
    }
    this.show({ filing: { isRunning: false, saved, problem } });
  }

  /** Undoes the last "save all". */
  async undo(): Promise<void> {
    const { saved } = this.state.filing;
    for (const act of this.acts.toReversed()) {
      const undone = await this.client.undoOnPage({ act });
      if (!undone.ok) return this.show({ filing: { isRunning: false, saved, problem: undone.error } });
      this.acts.pop();
    }
    this.show({ filing: { isRunning: false, saved: 0, problem: null } });
  }

  /** Restores the site's order. */
  restore(): void {
    this.arrangement?.restore();
    this.rows = new Map();
    this.arrangement = null;
  }

  private apply(): void {
    const { view } = this.state;
    // Reads nothing of the page before the person chooses an order or a filter.
    if (view.order === 'site' && view.show === 'all' && !this.arrangement) return;
    this.arrangement ??= createArrangement([...this.rows.values()]);
    const views = new Map([...this.rows].map(([each, anchor]) => [anchor, each.view]));
    const viewOf = (anchor: Element) => views.get(anchor) as PaperView;
    const positionOf = positionsIn(view, [...views.values()]);
    this.arrangement.arrange(
      positionOf && ((anchor) => positionOf(viewOf(anchor))),
      (anchor) => !isShown(view, viewOf(anchor)),
      view.order === 'topic' ? groupsOf(viewOf) : undefined,
    );
    this.onMoved();
  }

  private show(change: Partial<ListState>): void {
    this.state = { ...this.state, ...change };
    this.onState();
  }
}

/** The groups of a list by topic, each with a heading. */
function groupsOf(viewOf: (anchor: Element) => PaperView): RowGroups {
  return {
    keyOf: (anchor) => pathOf(viewOf(anchor)).join('\n'),
    createHeading(anchors) {
      const [first] = anchors as [Element];
      const view = viewOf(first);
      return createGroupHeading(first, {
        path: pathOf(view),
        colour: colourOf(view),
        papers: anchors.length,
      });
    },
  };
}
