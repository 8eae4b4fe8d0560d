import type { PapertreeDatabase } from '@/lib/db/database';
import { readFilingPreferences } from '@/lib/db/queries/read-settings';
import type { PaperId } from '@/lib/domain/ids';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';
import { buildTree } from '@/lib/engine';
import { embedPapers } from './embed-papers';
import type { FilingState } from './filing-state';
import { filedPaper } from './follow-log';

/** A tree of these papers, at the preferred granularity, without papers that fit nowhere. */
export async function buildTopics(
  db: PapertreeDatabase,
  { embedder, reference }: FilingState,
  paperIds: PaperId[],
): Promise<PlannedTopic[]> {
  const papers = (await db.papers.bulkGet(paperIds)).filter((paper) => paper !== undefined);
  const vectors = await embedPapers(db, embedder, papers);
  const { granularity } = await readFilingPreferences(db);
  const filed = papers.map((paper, index) => filedPaper(paper.id, paper, vectors[index]));
  return buildTree(filed, granularity, await reference()).topics;
}

/** Proposals to improve the tree, at the preferred granularity, most certain first. */
export async function proposeChanges(
  db: PapertreeDatabase,
  { engine, reference }: FilingState,
): Promise<Proposal[]> {
  const { granularity } = await readFilingPreferences(db);
  return engine.propose(granularity, await reference());
}
