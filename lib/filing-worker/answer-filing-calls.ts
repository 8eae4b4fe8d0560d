import type { PapertreeDatabase } from '@/lib/db/database';
import type { QueryVector } from '@/lib/domain/query-vector';
import type { Rule } from '@/lib/domain/rules/rule';
import type { Embedder } from '@/lib/embedding/embedder';
import { firstMatchingRule } from '@/lib/engine';
import { modelName } from './embed-papers';
import type { FilingRequests, RuleMatch } from './filing-calls';
import { keepFilingState, type Models } from './filing-state';
import { considerPaper, placePapers, suggestPlaces } from './place-papers';
import { createModelPreparation } from './prepare-model';
import { buildTopics, proposeChanges } from './suggest-tree';

/** The number of similar papers that are shown. */
const SIMILAR = 10;

/** Implements the calls of the filing worker. It may be killed at any point: its state is in the database. */
export function createFiling(db: PapertreeDatabase, models: Models): FilingRequests {
  const withState = keepFilingState(db, models);
  const prepareModel = createModelPreparation(db, models);
  return {
    suggest: (papers) => withState((state) => suggestPlaces(db, state, papers)),
    consider: (request) => withState((state) => considerPaper(state, request)),
    place: (paperIds) => withState((state) => placePapers(db, state, paperIds)),
    similar: (paperId) => withState(async ({ engine }) => engine.similar(paperId, SIMILAR)),
    embedQuery: (text) => withState(({ embedder }) => embedQuery(embedder, text)),
    measure: (model) => withState(() => models.measure(model)),
    prepare: (model) => withState(() => prepareModel(model)),
    build: (paperIds) => withState((state) => buildTopics(db, state, paperIds)),
    propose: () => withState((state) => proposeChanges(db, state)),
    fitRules: (rules) => fitRules(db, rules),
  };
}

async function embedQuery(embedder: Embedder, text: string): Promise<QueryVector> {
  const [vector] = await embedder.embed([text]);
  return { model: modelName(embedder), vector: [...(vector ?? [])] };
}

/** Rules read only words and categories, so neither model nor engine is needed. */
async function fitRules(db: PapertreeDatabase, rules: Rule[]): Promise<RuleMatch[]> {
  const fits: RuleMatch[] = [];
  await db.papers.each((paper) => {
    const rule = firstMatchingRule(rules, paper);
    if (rule) fits.push({ paperId: paper.id, rule });
  });
  return fits;
}
