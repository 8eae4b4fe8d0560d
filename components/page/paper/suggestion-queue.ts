import type { PageClient } from '@/components/data/page-client';
import { later } from '@/components/page/timing/later';
import type { PagePaper } from './paper-state-and-actions';
import { suggest } from './request-marks-and-suggestions';

/** Milliseconds in which papers that come into view are collected for one request. */
const ASK_AFTER = 30;
/** Milliseconds before the request is repeated if the tree changed or there was no answer. */
const ASK_AGAIN_AFTER = 1_500;
/** Consecutive requests that may go unanswered; loading the model takes less time than that. */
const UNANSWERED_QUESTIONS = 4;

/** A queue of papers that need suggestions. */
export interface SuggestionQueue {
  want(papers: readonly PagePaper[]): void;
  /** Requests the suggestions again after the tree changed. */
  renew(): void;
  stop(): void;
}

/**
 * @param isKnown resolves once it is known which papers are saved, since these need no suggestion
 * @param shown returns the papers that are drawn now
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
