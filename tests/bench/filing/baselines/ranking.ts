import type { Answer, Method, Session } from '../streaming';
import { headingOf, type ListedPaper } from '../trees';

/** A baseline that scores the open headings, chooses the best, and asks only if no heading is open. */
export interface Ranker {
  /** A score for each open heading, higher is better; missing headings come last. */
  score(paper: ListedPaper, headings: string[]): Map<string, number>;
  file(paper: ListedPaper, heading: string): void;
  /** True if the scores are shares that add up to 1 and can be read as confidence. */
  shares?: boolean;
}

/** Creates a method from a ranker. */
export function rankingMethod(name: string, begin: () => Ranker): Method {
  return {
    name,
    begin(): Session {
      const ranker = begin();
      const paths = new Map<string, string[]>();
      return {
        open(path) {
          paths.set(headingOf(path), path);
        },
        file(paper, path) {
          ranker.file(paper, headingOf(path));
        },
        answer(paper): Answer {
          const headings = [...paths.keys()];
          const scores = ranker.score(paper, headings);
          const of = (heading: string) => scores.get(heading) ?? Number.NEGATIVE_INFINITY;
          // Ties stay in order of opening, because sorting is stable.
          const ranked = headings
            .sort((a, b) => of(b) - of(a) || 0)
            .map((heading) => ({ heading, confidence: ranker.shares ? (scores.get(heading) ?? 0) : null }));
          return { ranked, node: paths.get(ranked[0]?.heading ?? '') ?? [], asked: ranked.length === 0 };
        },
      };
    },
  };
}
