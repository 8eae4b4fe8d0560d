import type { PapertreeDatabase } from '@/lib/db/database';
import type { TopicId } from '@/lib/domain/ids';
import {
  likelyTopics,
  newTopicChoice,
  type PaperChoices,
  type TopicChoice,
} from '@/lib/domain/pages/save-choices';
import { type CapturedPaper, paperNames } from '@/lib/domain/papers/paper';
import { queryWords, topicRank } from '@/lib/domain/topics/rank-topic-search';
import { topicPath } from '@/lib/domain/topics/topic-path';
import type { LibraryContext } from '@/lib/library/context';
import { findPaper } from '@/lib/library/papers/find-paper';

/** The most topics in the menu of a page; to find others, a person types more letters. */
const FOUND = 20;

/** Topics whose path holds every word, best first. */
export async function findTopics(db: PapertreeDatabase, query: string): Promise<TopicChoice[]> {
  const words = queryWords(query);
  const topics = await readTopics(db);
  const found = [...topics.keys()].flatMap((topicId) => {
    const path = topicPath(topicId, topics);
    const rank = topicRank(path, words);
    return rank === null ? [] : [{ rank, topicId, path }];
  });
  return found
    .sort((a, b) => a.rank - b.rank || a.path.length - b.path.length)
    .slice(0, FOUND)
    .map(({ topicId, path }) => ({ topicId, path }));
}

/** Where a paper of a page could be filed, whether saved or not, and the nearest papers in the library. */
export async function pageMenuChoices(
  { db, filing }: LibraryContext,
  captured: CapturedPaper,
): Promise<PaperChoices> {
  const known = await findPaper(db, paperNames(captured.identifiers));
  const placement = known && (await db.placements.get(known.id));
  const { ranked, newTopic, nearest } = await filing.consider({
    paper: known ?? captured,
    id: known?.id ?? null,
    rejected: placement?.rejected ?? [],
  });
  const topics = await readTopics(db);
  const papers = await db.papers.bulkGet(nearest);
  const placements = await db.placements.bulkGet(nearest);
  return {
    ranked: likelyTopics(ranked, topics),
    newTopic: newTopicChoice(newTopic, topics),
    nearest: papers.flatMap((paper, index) => {
      const place = placements[index]?.topicId;
      return paper && place ? [{ title: paper.title, path: topicPath(place, topics) }] : [];
    }),
  };
}

async function readTopics(db: PapertreeDatabase) {
  return new Map((await db.topics.toArray()).map((topic) => [topic.id as TopicId, topic]));
}
