import { rankingMethod } from './ranking';

/** Ranks the heading with the most papers first. */
export const majority = rankingMethod('majority', () => {
  const counts = new Map<string, number>();
  let total = 0;
  return {
    shares: true,
    score: () => new Map([...counts].map(([heading, count]) => [heading, count / total])),
    file(_, heading) {
      counts.set(heading, (counts.get(heading) ?? 0) + 1);
      total++;
    },
  };
});
