import type { PageClient } from '@/components/data/page-client';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { PaperMark, Suggestion } from '@/lib/domain/pages/paper-mark';
import type { Destination, PaperChoices, TopicChoice } from '@/lib/domain/pages/save-choices';
import { type CapturedPaper, type PaperIdentifiers, paperNames } from '@/lib/domain/papers/paper';
import type { Result } from '@/lib/domain/result';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** How long undo is offered after an act, in milliseconds; notices with a button are shown as long. */
export const UNDO_OFFERED_MS = 10_000;

/** A paper as the page shows it: its names at once, its other data on request. */
export interface PaperEntry {
  identifiers: PaperIdentifiers;
  readonly paper: CapturedPaper;
}

/** A failed request of the person or of the page. */
export interface Problem {
  error: ErrorCode;
  request: 'look-up' | 'save' | 'file' | 'undo' | 'open-panel' | 'click';
}

/** The state that is drawn beside a paper. */
export interface PaperView {
  mark: PaperMark;
  /** Where it would be filed; `null` while that is not known. */
  suggestion: Suggestion | null;
  /** Whether a save is in progress. */
  isSaving: boolean;
  /** Whether a note was added on this page. */
  isNoted: boolean;
  problem: Problem | null;
}

/**
 * A paper that the page shows: its state, and the person's actions on it. The state comes from two sources, answers to
 * requests of this page and notifications to every page. They may overtake each other, so an answer counts only if no
 * notification has arrived since the request.
 */
export class PagePaper {
  readonly names: PaperId[];
  view: PaperView = {
    mark: { state: 'unsaved' },
    suggestion: null,
    isSaving: false,
    isNoted: false,
    problem: null,
  };
  /** True from the person's click until the result has been announced to screen readers. */
  isAwaited = false;
  private notifications = 0;
  /** Acts that were made on this page, oldest first; each undo reverts one. */
  private made: ActId[] = [];
  /** The act among them that added a note. */
  private noted: ActId | null = null;
  /** When the last of them was made, in milliseconds since 1970. */
  private madeAt = 0;

  constructor(
    /** The paper as the page shows it now. */
    public entry: PaperEntry,
    private readonly client: PageClient,
    private readonly onView: (paper: PagePaper) => void,
  ) {
    this.names = paperNames(entry.identifiers);
  }

  get captured(): CapturedPaper {
    return this.entry.paper;
  }

  /** Whether an act of this page can be undone. Acts made elsewhere can be undone in the panel. */
  get canUndo(): boolean {
    return this.view.mark.state !== 'unsaved' && this.made.length > 0;
  }

  /**
   * Whether undo should be offered: for a short time after the act, and while the mark is in use.
   * @param isInUse whether the mark has the pointer or the focus
   */
  offersUndo(isInUse: boolean, now = Date.now()): boolean {
    return this.canUndo && (isInUse || Math.abs(now - this.madeAt) < UNDO_OFFERED_MS);
  }

  /** Takes over a notification of the background. */
  tell(mark: PaperMark): void {
    this.notifications++;
    if (mark.state === 'unsaved') this.made = [];
    this.show({ mark, problem: null });
  }

  suggest(suggestion: Suggestion | null): void {
    this.show({ suggestion });
  }

  lookUp(ask: () => Promise<Result<PaperMark>>): Promise<void> {
    return this.learn('look-up', ask);
  }

  async save(): Promise<void> {
    if (this.view.isSaving || this.view.mark.state !== 'unsaved') return;
    this.isAwaited = true;
    this.show({ isSaving: true, problem: null });
    await this.learn('save', async () => {
      const saved = await this.client.savePaper({ paper: this.captured });
      if (saved.ok && saved.value.state !== 'unsaved') this.remember(saved.value.act);
      return saved;
    });
    this.show({ isSaving: false });
  }

  /** Where the paper could be filed, and which papers are similar. */
  choices(): Promise<Result<PaperChoices>> {
    return this.client.choices({ paper: this.captured });
  }

  findTopics(query: string): Promise<Result<TopicChoice[]>> {
    return this.client.findTopics({ query });
  }

  /** Files the paper where the person chose, whether it was saved before or not. */
  async file(destination: Destination): Promise<void> {
    this.isAwaited = true;
    this.show({ isSaving: true, problem: null });
    await this.learn('file', async () => {
      const filed = await this.client.fileOnPage({ papers: [this.captured], destinations: [destination] });
      if (!filed.ok) return filed;
      this.remember(filed.value.act);
      return { ok: true, value: filed.value.marks[0] ?? { state: 'unsaved' } };
    });
    this.show({ isSaving: false });
  }

  /** Adds to the paper's notes, if it was saved or filed on this page. */
  async note(note: string): Promise<Result<unknown>> {
    const act = this.made.at(-1);
    if (!act) return { ok: false, error: 'note-not-here' };
    const noted = await this.client.noteOnPage({ names: this.names, act, note });
    if (noted.ok) {
      this.noted = noted.value.act;
      this.remember(this.noted);
      this.isAwaited = true;
      this.show({});
    }
    return noted;
  }

  /** Marks the paper as not interesting, or removes that mark. */
  async notInterested(isDismissed: boolean): Promise<void> {
    this.isAwaited = true;
    await this.learn('file', async () => {
      const answer = await this.client.notInterested({ names: this.names, isDismissed });
      if (!answer.ok) return answer;
      return {
        ok: true,
        value: { state: 'unsaved', ...(isDismissed && { seen: 'not-interested' as const }) },
      };
    });
  }

  /** Undoes the last act made on this page. */
  async undo(): Promise<void> {
    const act = this.made.at(-1);
    if (!this.canUndo || act === undefined) return;
    this.isAwaited = true;
    await this.learn('undo', async () => {
      const undone = await this.client.undoOnPage({ act });
      // Earlier acts are older and cannot be undone here either.
      if (!undone.ok && undone.error === 'undo-not-here') this.made = [];
      if (!undone.ok) return undone;
      this.made = this.made.filter((other) => other !== act);
      const now = await this.client.lookUp({ papers: [this.names] });
      return now.ok ? { ok: true, value: now.value[0] ?? { state: 'unsaved' } } : now;
    });
  }

  /** Undoes all acts made on this page: a paper that was saved here leaves the library. */
  async remove(): Promise<void> {
    for (let left = this.made.length; left > 0 && this.canUndo && !this.view.problem; left--)
      await this.undo();
  }

  /** Reports that a click was refused, because the person may not have seen the control. */
  refuseClick(): void {
    this.isAwaited = true;
    this.show({ problem: { request: 'click', error: 'click-unseen' } });
  }

  /** Opens the panel at this paper, or at a topic. */
  async openPanel(topic?: TopicPath): Promise<void> {
    const opened = await this.client.openPanel({ names: this.names, topic });
    if (opened.ok) return;
    this.isAwaited = true;
    this.show({ problem: { request: 'open-panel', error: opened.error } });
  }

  private remember(act: ActId): void {
    this.made.push(act);
    this.madeAt = Date.now();
  }

  private async learn(request: Problem['request'], ask: () => Promise<Result<PaperMark>>): Promise<void> {
    const notifications = this.notifications;
    const answer = await ask();
    if (notifications !== this.notifications) return;
    this.show(
      answer.ok ? { mark: answer.value, problem: null } : { problem: { request, error: answer.error } },
    );
  }

  private show(change: Partial<PaperView>): void {
    const isNoted = this.noted !== null && this.made.includes(this.noted);
    this.view = { ...this.view, ...change, isNoted };
    this.onView(this);
  }
}
