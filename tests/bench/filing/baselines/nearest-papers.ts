import { wordsOf } from '@/lib/engine/text/split-into-words';
import { Vocabulary } from '@/lib/engine/text/vocabulary';
import { dot } from '@/lib/vectors/float-vectors';
import type { Method } from '../streaming';
import type { ListedPaper } from '../trees';
import type { Vectors } from '../vectors';
import { type Ranker, rankingMethod } from './ranking';

const NEIGHBOURS = 10;

/** Ranks headings by votes of the nearest papers, each weighted by its cosine, then by their nearest paper. */
export function nearestByVector(vectors: Vectors): Method {
  return rankingMethod('nearest papers, vectors', () => {
    const filed: { heading: string; vector: Float32Array }[] = [];
    return voting(
      (paper) => {
        const vector = vectors.paper(paper);
        return filed.map((other) => ({
          heading: other.heading,
          similarity: dot(vector, 0, other.vector, 0, vector.length),
        }));
      },
      (paper, heading) => filed.push({ heading, vector: vectors.paper(paper) }),
    );
  });
}

/** The same with TF-IDF of title (twice) and abstract; idf comes from the papers filed so far. */
export function nearestByWords(): Method {
  const vocabulary = new Vocabulary();
  const counted = new Map<string, { word: number; weight: number }[]>();
  const countsOf = (paper: ListedPaper) => {
    let counts = counted.get(paper.id);
    if (!counts) {
      const occurrences = new Map<number, number>();
      for (const word of wordsOf(`${paper.title}. ${paper.title}. ${paper.abstract}`)) {
        const number = vocabulary.add(word);
        occurrences.set(number, (occurrences.get(number) ?? 0) + 1);
      }
      counts = [...occurrences].map(([word, count]) => ({ word, weight: 1 + Math.log(count) }));
      counted.set(paper.id, counts);
    }
    return counts;
  };
  return rankingMethod('nearest papers, TF-IDF', () => {
    const filed: { heading: string; counts: { word: number; weight: number }[] }[] = [];
    const frequency: number[] = [];
    return voting(
      (paper) => {
        const own = countsOf(paper);
        const idf = Float64Array.from({ length: vocabulary.words.length }, (_, word) => {
          return Math.log((filed.length + 1) / ((frequency[word] ?? 0) + 1)) + 1;
        });
        const query = new Float64Array(idf.length);
        for (const { word, weight } of own) query[word] = weight * (idf[word] as number);
        return filed.map(({ heading, counts }) => {
          let shared = 0;
          let square = 0;
          for (const { word, weight } of counts) {
            const value = weight * (idf[word] as number);
            square += value * value;
            shared += value * (query[word] as number);
          }
          return { heading, similarity: shared / Math.sqrt(square || 1) };
        });
      },
      (paper, heading) => {
        const counts = countsOf(paper);
        filed.push({ heading, counts });
        for (const { word } of counts) frequency[word] = (frequency[word] ?? 0) + 1;
      },
    );
  });
}

function voting(
  similarities: (paper: ListedPaper) => { heading: string; similarity: number }[],
  file: (paper: ListedPaper, heading: string) => void,
): Ranker {
  return {
    score(paper) {
      const all = similarities(paper).sort((a, b) => b.similarity - a.similarity);
      const votes = new Map<string, number>();
      all.forEach(({ heading, similarity }, rank) => {
        if (rank < NEIGHBOURS) votes.set(heading, (votes.get(heading) ?? 0) + similarity);
        // Headings without a vote follow, ordered by their nearest paper.
        else if (!votes.has(heading)) votes.set(heading, similarity - NEIGHBOURS);
      });
      return votes;
    },
    file,
  };
}
