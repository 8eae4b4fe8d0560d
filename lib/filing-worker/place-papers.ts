import type { PapertreeDatabase } from '@/lib/db/database';
import { readFilingPreferences } from '@/lib/db/queries/read-settings';
import { readRules } from '@/lib/db/queries/rules';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import type { Suggestion } from '@/lib/domain/pages/paper-mark';
import { saveChoices } from '@/lib/domain/pages/save-choices';
import type { Autonomy } from '@/lib/domain/preferences/filing-preferences';
import type { Rule } from '@/lib/domain/rules/rule';
import { topicColour } from '@/lib/domain/topics/topic-colour';
import { topicPath } from '@/lib/domain/topics/topic-path';
import { paperText } from '@/lib/embedding/paper-text';
import { decidePlace } from './decide-place';
import { embedPapers } from './embed-papers';
import type { ConsideredPlaces, ConsiderRequest, PaperText, ProposedPlacement } from './filing-calls';
import type { FilingState } from './filing-state';
import { filedPaper } from './follow-log';

/** Nearest papers shown in the menu of a page. */
const NEAREST = 3;
/** Topics that are stored with a placement. */
const RANKED = 3;

/** Where papers that are not in the library would be filed, in the same order. */
export async function suggestPlaces(
  db: PapertreeDatabase,
  { embedder, engine, reference }: FilingState,
  papers: PaperText[],
): Promise<Suggestion[]> {
  const referenceTopics = await reference();
  const vectors = await embedder.embed(papers.map((paper) => paperText(paper, embedder.model)));
  const topics = new Map((await db.topics.toArray()).map((topic) => [topic.id, topic]));
  const { rules, autonomy } = await readFilingPolicy(db);
  return papers.map((paper, index) => {
    const filed = filedPaper(unsavedId(index), paper, vectors[index]);
    const placed = engine.place(filed, { rules });
    const topicId = decidePlace(placed, autonomy);
    const outlierRank = engine.outlierRank(filed);
    const choices = saveChoices(engine.choices(filed, placed, referenceTopics), topics);
    const colour = topicColour(topicId, topics);
    return {
      ...{ path: topicPath(topicId, topics), topicId, ...(colour && { colour }) },
      ...{ confidence: placed.confidence, choices, outlierRank },
    };
  });
}

/** Where one paper could be filed, and the nearest papers. */
export async function considerPaper(
  { embedder, engine, reference }: FilingState,
  { paper, id, rejected }: ConsiderRequest,
): Promise<ConsideredPlaces> {
  const [vector] = await embedder.embed([paperText(paper, embedder.model)]);
  const filed = filedPaper(id ?? unsavedId(0), paper, vector);
  const placed = engine.place(filed, { rejected });
  const { newTopic } = engine.choices(filed, placed, await reference());
  return { ranked: placed.ranked, newTopic, nearest: engine.nearest(filed, NEAREST) };
}

/** Places papers of the library together; papers that are gone or should stay where they are are left out. */
export async function placePapers(
  db: PapertreeDatabase,
  { embedder, engine }: FilingState,
  paperIds: PaperId[],
): Promise<ProposedPlacement[]> {
  const papers = (await db.papers.bulkGet(paperIds)).filter((paper) => paper !== undefined);
  const placements = await db.placements.bulkGet(papers.map(({ id }) => id));
  const vectors = await embedPapers(db, embedder, papers);
  const { rules, autonomy } = await readFilingPolicy(db);
  const waiting = papers.flatMap((paper, index) => {
    const { rejected = [], topicId = UNSORTED, madeBy } = placements[index] ?? {};
    // A paper that a person placed needs only its vector.
    if (madeBy === 'person') return [];
    const filed = filedPaper(paper.id, paper, vectors[index]);
    return { paper: filed, options: { rejected, rules }, current: topicId };
  });
  return engine.placeTogether(waiting).flatMap((placed, index): ProposedPlacement[] => {
    const { paper, current } = waiting[index] as (typeof waiting)[number];
    // With `ask-always`, a filed paper does not return to Unsorted when it is placed again.
    if (autonomy === 'ask-always' && !placed.rule && current !== UNSORTED) return [];
    const rule = rules.find((rule) => rule === placed.rule);
    return [
      {
        paperId: paper.id,
        topicId: decidePlace(placed, autonomy),
        confidence: placed.confidence,
        reason: { ...placed.reason, ...(rule && { rule: rule.id }) },
        ranked: placed.ranked.slice(0, RANKED),
      },
    ];
  });
}

/** An id that no paper of the library has. */
function unsavedId(index: number): PaperId {
  return `unsaved:${index}` as PaperId;
}

/** The person's rules in their order, and how much is filed without asking. */
async function readFilingPolicy(db: PapertreeDatabase): Promise<{ rules: Rule[]; autonomy: Autonomy }> {
  const { autonomy } = await readFilingPreferences(db);
  return { rules: await readRules(db), autonomy };
}
