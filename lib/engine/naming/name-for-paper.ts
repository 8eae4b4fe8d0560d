import { wordsOf } from '@/lib/engine/text/split-into-words';
import { nameKey } from './name-topics';
import { LENGTH_BONUS, phrasesOf, titleCase } from './phrases-of-papers';

/** A phrase that this many titles contain, including the paper's own, can name a topic. */
const FEWEST_TITLES = 3;

/**
 * A name for a new topic that one paper opens: a phrase of its title that other titles share, or one of two words
 * or more that its abstract repeats. `null` if there is neither, and in scripts without spaces.
 * @param near Titles of the most similar papers.
 * @param taken Names of existing topics.
 */
export function nameForPaper(
  paper: { title: string; abstract: string },
  near: string[],
  taken: string[],
): string | null {
  const stems = new Map<string, string>();
  const takenKeys = new Set(taken.map((name) => nameKey(wordsOf(name))));
  const held = near.map((title) => new Set(phrasesOf(title, stems).map(({ key }) => key)));
  const repeated = new Set(phrasesOf(paper.abstract, stems).map(({ key }) => key));
  const scored = phrasesOf(paper.title, stems)
    .filter(({ key }) => !takenKeys.has(nameKey(key.split(' '))))
    .map(({ surface, key }) => {
      const titles = 1 + held.reduce((sum, keys) => sum + Number(keys.has(key)), 0);
      const isShared = titles >= FEWEST_TITLES;
      const mayName = isShared || (surface.length > 1 && repeated.has(key));
      const bonus = LENGTH_BONUS[surface.length - 1] as number;
      return { surface, mayName, isShared, score: bonus * Math.log1p(isShared ? titles : 1) };
    })
    .filter(({ mayName }) => mayName)
    // The sort is stable: of two equal scores, the phrase that comes first in the title wins.
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best ? titleCase(best.surface.join(' ')) : null;
}
