import type { TopicId } from '@/lib/domain/ids';
import type { RankedTopic } from '@/lib/domain/placements/placement';
import { newParentWeights } from '@/lib/engine/features/weights';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { type TopicStatistics, topicStatistics } from '@/lib/engine/state/topic-statistics';
import { pathOf } from '@/lib/engine/state/tree-shape';

/** Evidence for creating a new topic under a parent, one number each. */
export type NewParentFeatures = Record<keyof typeof newParentWeights, number>;

/** Possible parents of a new topic, likeliest first; `null` is the top of the tree. */
export function likelyParents(
  state: LibraryState,
  ranked: RankedTopic[],
  openSetProbability: number,
): { parentId: TopicId | null; features: NewParentFeatures }[] {
  const statistics = topicStatistics(state);
  const rowOf = new Map(statistics.topics.map((id, row) => [id, row]));
  const parents = new Set<TopicId | null>([null]);
  for (const { topicId } of ranked)
    for (const above of pathOf(state.tree, topicId).slice(0, -1)) parents.add(above);
  return [...parents]
    .map((parentId) => {
      const row = parentId === null ? -1 : (rowOf.get(parentId) as number);
      const features = featuresOf(state, statistics, { parentId, row }, ranked, openSetProbability);
      return { parentId, features, score: scoreOf(features) };
    })
    .sort((a, b) => b.score - a.score || ((a.parentId ?? '') < (b.parentId ?? '') ? -1 : 1));
}

function featuresOf(
  state: LibraryState,
  { own, subtree, depth, topics, parent }: TopicStatistics,
  { parentId, row }: { parentId: TopicId | null; row: number },
  ranked: RankedTopic[],
  openSetProbability: number,
): NewParentFeatures {
  let right = 0;
  let below = 0;
  for (const { topicId, confidence } of ranked) {
    const path = pathOf(state.tree, topicId);
    if (parentId === null || path.slice(0, -1).includes(parentId)) below += confidence;
    if ((path.at(-2) ?? null) === parentId) right += confidence;
  }
  const isTop = Number(row < 0);
  const children = state.tree.children.get(parentId) ?? [];
  const atTop = parent.reduce((sum, above) => sum + Number(above < 0), 0);
  const papers = row < 0 ? own.reduce((sum, count) => sum + count, 0) : (subtree[row] as number);
  const doubt = Math.min(0.99, Math.max(0.01, openSetProbability));
  return {
    top: isTop,
    topNovelty: isTop * Math.log(doubt / (1 - doubt)),
    topFlat: isTop * (atTop / Math.max(1, topics.length)),
    right,
    below,
    best: Number((pathOf(state.tree, ranked[0]?.topicId as TopicId).at(-2) ?? null) === parentId),
    depth: row < 0 ? 0 : (depth[row] as number) + 1,
    children: Math.log1p(children.length),
    // New topics tend to appear where topics appeared before: the number of children per paper (Good and Turing
    // again).
    opening: children.length / Math.max(1, papers),
  };
}

function scoreOf(features: NewParentFeatures): number {
  let score = 0;
  for (const [feature, x] of Object.entries(features))
    score += x * newParentWeights[feature as keyof NewParentFeatures];
  return score;
}
