import { errorSentence } from '@/components/i18n/format-error';
import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import type { TopicPath } from '@/lib/domain/topics/topic-path';
import { message } from '@/lib/platform/messages';

/** The states of a mark, each with its drawing and its label. */
export type MarkState =
  | 'unsaved'
  | 'not-interested'
  | 'saving'
  | 'filing'
  | 'filed'
  | 'needs-person'
  | 'failed';

export function markState({ mark, isSaving, problem }: PaperView): MarkState {
  // A panel that did not open, or a refused click, does not concern the paper's state.
  if (problem && problem.request !== 'open-panel' && problem.request !== 'click') return 'failed';
  if (isSaving) return 'saving';
  if (mark.state === 'filed') return mark.needsPerson ? 'needs-person' : 'filed';
  if (mark.state === 'unsaved' && mark.seen === 'not-interested') return 'not-interested';
  return mark.state;
}

/** How the leaf is drawn: that of a paper that is saved outside all topics is half filled, as while it is being saved. */
export function leafState(view: PaperView): MarkState {
  const state = markState(view);
  return state === 'filed' && view.mark.state === 'filed' && view.mark.path.length === 0 ? 'saving' : state;
}

/** A path such as `Agents › Memory`, or the name of Unsorted. */
export function formatPath(path: TopicPath): string {
  return path.length > 0 ? path.join(' › ') : message('panel_unsorted');
}

/** The text for a paper that is saved and not filed yet. */
function formatFiling({ mark }: PaperView): string {
  return message(mark.state === 'filing' && mark.isPaused ? 'mark_filing_paused' : 'mark_filing');
}

/** The state of the mark for screen readers, without the paper's title. */
export function formatMark(view: PaperView): string {
  const state = formatState(view);
  return view.isNoted ? message('mark_noted', [state]) : state;
}

/** As `formatMark`, without what was done on this page. */
export function formatState(view: PaperView): string {
  const { mark, suggestion, problem } = view;
  if (problem) return errorSentence(problem.error);
  switch (markState(view)) {
    case 'saving':
      return message('mark_saving');
    case 'filing':
      return formatFiling(view);
    case 'needs-person':
      return message('mark_needs_person');
    case 'filed':
      return message('mark_saved_under', [formatPath(mark.state === 'filed' ? mark.path : [])]);
    case 'not-interested':
      return message('mark_not_interested');
    default:
      return suggestion ? message('mark_save_under', [formatPath(suggestion.path)]) : message('mark_save');
  }
}

/** The accessible name of the mark: its state and the paper's title. */
export function markLabel(view: PaperView, title: string): string {
  return message('mark_label', [formatMark(view), title]);
}
