import type { PageClient } from '@/components/data/page-client';
import { later } from '@/components/page/timing/later';
import type { PagePaper } from './page-paper';
import { suggest } from './request-marks-and-suggestions';

/** Milliseconds in which papers that come into view are gathered into one question. */
const ASK_AFTER = 30;
/** Milliseconds before the question is asked again, where the tree changed or there was no answer. */
const ASK_AGAIN_AFTER = 1_500;
/** Questions in a row that may go without an answer: the model loads in less. */
const UNANSWERED_QUESTIONS = 4;

/** Papers whose suggestions are wanted. */
export interface SuggestionQueue {
  want(papers: readonly PagePaper[]): void;
  /** The tree changed: what is shown may no longer hold. */
  renew(): void;
  stop(): void;
}

/**
 * @param isKnown resolves once it is known which papers are saved, since these need no suggestion.
 * @param shown the papers that are drawn now.
 */
export function createSuggestionQueue(
  client: PageClient,
  isKnown: () => Promise<void>,
  shown: () => PagePaper[],
): SuggestionQueue {
  const waiting = new Set<PagePaper>();
  let unanswered = 0;
  const askSoon = later(ASK_AFTER, ask);
  const askAgain = later(ASK_AGAIN_AFTER, () => want(shown()));

  function want(papers: readonly PagePaper[]) {
    for (const each of papers) waiting.add(each);
    if (waiting.size > 0) askSoon.start();
  }

  async function ask() {
    await isKnown();
    const asked = [...waiting];
    waiting.clear();
    await suggest(asked, client);
    const isAnswered = asked.every(({ view }) => view.suggestion || view.mark.state !== 'unsaved');
    unanswered = isAnswered ? 0 : unanswered + 1;
    if (!isAnswered && unanswered < UNANSWERED_QUESTIONS) askAgain.start();
  }

  return {
    want,
    renew() {
      unanswered = 0;
      askAgain.start();
    },
    stop() {
      askSoon.stop();
      askAgain.stop();
    },
  };
}
