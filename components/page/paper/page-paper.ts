import type { PageClient } from '@/components/data/page-client';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { PaperMark, Suggestion } from '@/lib/domain/pages/paper-mark';
import type { Destination, PaperChoices, TopicChoice } from '@/lib/domain/pages/save-choices';
import { type CapturedPaper, type PaperIdentifiers, paperNames } from '@/lib/domain/papers/paper';
import type { Result } from '@/lib/domain/result';

/** For so long is undo offered after an act, milliseconds: the time that notices with a button are shown. */
export const UNDO_OFFERED_MS = 10_000;

/** A paper as the page shows it: its names at once, the rest of it where it is asked for. */
export interface PaperEntry {
  identifiers: PaperIdentifiers;
  readonly paper: CapturedPaper;
}

/** A request of the person, or of the page itself, that failed. */
export interface Problem {
  error: ErrorCode;
  request: 'look-up' | 'save' | 'file' | 'undo' | 'open-panel' | 'click';
}

/** What is drawn beside a paper. */
export interface PaperView {
  mark: PaperMark;
  /** Where it would go; `null` while that is not known. */
  suggestion: Suggestion | null;
  /** A save is under way. */
  isSaving: boolean;
  /** A note was added from here. */
  isNoted: boolean;
  problem: Problem | null;
}

/**
 * A paper that the page shows: what is known of it, and what the person can do with it. Two voices speak of it,
 * answers to what was asked here and what the background tells every page; they may overtake each other, so an
 * answer counts only where nothing was told since the question.
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
  /** True from the person's click until what came of it has been said aloud. */
  isAwaited = false;
  private told = 0;
  /** What was done from here, the last act last: each undo takes back one. */
  private made: ActId[] = [];
  /** That of them which added a note. */
  private noted: ActId | null = null;
  /** When the last of them was done, milliseconds since 1970. */
  private madeAt = 0;

  constructor(
    /** As the page shows it now. */
    public entry: PaperEntry,
    private readonly client: PageClient,
    private readonly onView: (paper: PagePaper) => void,
  ) {
    this.names = paperNames(entry.identifiers);
  }

  get captured(): CapturedPaper {
    return this.entry.paper;
  }

  /** Whether something was done from here that can be taken back. What was done elsewhere is the panel's to undo. */
  get canUndo(): boolean {
    return this.view.mark.state !== 'unsaved' && this.made.length > 0;
  }

  /**
   * Whether undo is to be offered: a short while after the act, and for as long as the person is at the mark.
   * @param isInUse whether the mark has the pointer or the focus
   */
  offersUndo(isInUse: boolean, now = Date.now()): boolean {
    return this.canUndo && (isInUse || Math.abs(now - this.madeAt) < UNDO_OFFERED_MS);
  }

  /** What the background says of its own accord. */
  tell(mark: PaperMark): void {
    this.told++;
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

  /** Where it could go, and what is near it. */
  choices(): Promise<Result<PaperChoices>> {
    return this.client.choices({ paper: this.captured });
  }

  findTopics(query: string): Promise<Result<TopicChoice[]>> {
    return this.client.findTopics({ query });
  }

  /** Puts it where the person says, saved or not. */
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

  /** Adds to its notes, where it was saved or filed from here. */
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

  /** Says that the person does not care for it, or takes that back. */
  async notInterested(isSo: boolean): Promise<void> {
    this.isAwaited = true;
    await this.learn('file', async () => {
      const said = await this.client.notInterested({ names: this.names, isSo });
      if (!said.ok) return said;
      return { ok: true, value: { state: 'unsaved', ...(isSo && { seen: 'not-interested' as const }) } };
    });
  }

  /** Takes the last thing back that was done here. */
  async undo(): Promise<void> {
    const act = this.made.at(-1);
    if (!this.canUndo || act === undefined) return;
    this.isAwaited = true;
    await this.learn('undo', async () => {
      const undone = await this.client.undoOnPage({ act });
      // What was done before it is older still.
      if (!undone.ok && undone.error === 'undo-not-here') this.made = [];
      if (!undone.ok) return undone;
      this.made = this.made.filter((other) => other !== act);
      const now = await this.client.lookUp({ papers: [this.names] });
      return now.ok ? { ok: true, value: now.value[0] ?? { state: 'unsaved' } } : now;
    });
  }

  /** Takes back everything that was done here: a paper that was saved here leaves the library. */
  async remove(): Promise<void> {
    for (let left = this.made.length; left > 0 && this.canUndo && !this.view.problem; left--)
      await this.undo();
  }

  /** Says that a click was not taken, since the person may not have seen what they clicked. */
  refuseClick(): void {
    this.isAwaited = true;
    this.show({ problem: { request: 'click', error: 'click-unseen' } });
  }

  async openPanel(): Promise<void> {
    const opened = await this.client.openPanel({ names: this.names });
    if (opened.ok) return;
    this.isAwaited = true;
    this.show({ problem: { request: 'open-panel', error: opened.error } });
  }

  private remember(act: ActId): void {
    this.made.push(act);
    this.madeAt = Date.now();
  }

  private async learn(request: Problem['request'], ask: () => Promise<Result<PaperMark>>): Promise<void> {
    const told = this.told;
    const answer = await ask();
    if (told !== this.told) return;
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
