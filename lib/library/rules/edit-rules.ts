import { v7 as uuid } from 'uuid';
import type { PapertreeDatabase } from '@/lib/db/database';
import { write } from '@/lib/db/log/write';
import { readRules } from '@/lib/db/queries/rules';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId, RuleId } from '@/lib/domain/ids';
import type { ActKind } from '@/lib/domain/log/act-kinds';
import type { Placement } from '@/lib/domain/placements/placement';
import { applyRule, mayProgramMove } from '@/lib/domain/placements/program-transitions';
import type { FilingRule, Rule } from '@/lib/domain/rules/rule';
import { lockedTopics } from '@/lib/domain/topics/locked-topics';
import type { Topic } from '@/lib/domain/topics/topic';
import type { RuleMatch } from '@/lib/filing-worker/filing-calls';
import type { LibraryContext } from '@/lib/library/context';
import { topicOf } from '@/lib/library/topics/edit-topics';

/** The effect of a rule on the papers of the library. */
export interface RuleEffect {
  /** Papers that match this rule and no earlier one. */
  fits: PaperId[];
  /**
   * The papers in `fits` that would be moved: not those already in the topic, pinned, rejected there, or in or out
   * of a locked branch.
   */
  moves: PaperId[];
}

/** Adds a rule at the end. @throws ExpectedError `unknown-topic`, `empty-rule`. */
export async function createRule(
  context: LibraryContext,
  { topicId, categories, words }: FilingRule,
): Promise<{ act: ActId; ruleId: RuleId; moved: number }> {
  const id = uuid() as RuleId;
  const written = await writeRules(context, 'create-rule', (rules) => [
    ...rules,
    filled({ id, topicId, categories, words, position: 0 }),
  ]);
  return { ...written, ruleId: id };
}

/** @throws ExpectedError `unknown-rule`, `empty-rule`. */
export function changeRule(
  context: LibraryContext,
  ruleId: RuleId,
  conditions: Pick<FilingRule, 'categories' | 'words'>,
): Promise<{ act: ActId; moved: number }> {
  return writeRules(context, 'change-rule', (rules) => {
    known(rules, ruleId);
    return rules.map((rule) => (rule.id === ruleId ? filled({ ...rule, ...conditions }) : rule));
  });
}

/** Deletes a rule. Papers that it filed stay where they are. @throws ExpectedError `unknown-rule`. */
export function deleteRule(context: LibraryContext, ruleId: RuleId): Promise<{ act: ActId; moved: number }> {
  return writeRules(context, 'delete-rule', (rules) => {
    known(rules, ruleId);
    return rules.filter(({ id }) => id !== ruleId);
  });
}

/** Orders the rules: first these, in this order, then the others. @throws ExpectedError `unknown-rule`. */
export function orderRules(
  context: LibraryContext,
  ruleIds: RuleId[],
): Promise<{ act: ActId; moved: number }> {
  return writeRules(context, 'order-rules', (rules) => [
    ...ruleIds.map((id) => known(rules, id)),
    ...rules.filter(({ id }) => !ruleIds.includes(id)),
  ]);
}

/** The effect of a rule, either as a new rule or in place of `ruleId`. Nothing is written. */
export async function previewRule(
  { db, filing }: LibraryContext,
  { topicId, categories, words }: FilingRule,
  ruleId: RuleId | null,
): Promise<RuleEffect> {
  const rules = await readRules(db);
  const draft: Rule = { id: ruleId ?? ('draft' as RuleId), topicId, categories, words, position: 0 };
  const next = ruleId
    ? rules.map((rule) => (rule.id === ruleId ? { ...draft, position: rule.position } : rule))
    : [...rules, draft];
  const fits = (await filing.fitRules(next)).filter(({ rule }) => rule.id === draft.id);
  const moves = await findMoves(db, fits, await db.topics.toArray());
  return { fits: fits.map(({ paperId }) => paperId), moves: moves.map(({ placement }) => placement.paperId) };
}

/**
 * Rules also apply to papers that are in the library already: those that nobody placed by hand move to the topic of
 * the first rule that fits. This happens in the same act, so that undo reverts both.
 */
async function writeRules(
  context: LibraryContext,
  kind: ActKind,
  change: (rules: Rule[]) => Rule[],
): Promise<{ act: ActId; moved: number }> {
  const { db, filing } = context;
  const fits = await filing.fitRules(change(await readRules(db)));
  return write(db, { kind, madeBy: 'person', tables: ['rules', 'topics', 'placements'] }, async (act) => {
    const before = await readRules(db);
    const after = change(before).map((rule, position) => ({ ...rule, position }));
    for (const rule of after) {
      const known = before.find(({ id }) => id === rule.id);
      if (!known) await topicOf(db, rule.topicId);
      if (JSON.stringify(known) !== JSON.stringify(rule)) await act.put('rules', rule);
    }
    for (const { id } of before) if (!after.some((rule) => rule.id === id)) await act.remove('rules', id);
    const moves = await findMoves(db, fits, await db.topics.toArray());
    for (const { placement, rule } of moves) await act.put('placements', applyRule(placement, rule, act.at));
    return { act: act.id, moved: moves.length };
  });
}

/** The papers that are not where the rules put them and may be moved, each with its rule. */
async function findMoves(
  db: PapertreeDatabase,
  fits: RuleMatch[],
  topics: Topic[],
): Promise<{ placement: Placement; rule: Rule }[]> {
  const present = new Set(topics.map(({ id }) => id));
  const locked = lockedTopics(topics);
  const placements = await db.placements.bulkGet(fits.map(({ paperId }) => paperId));
  return fits.flatMap(({ rule }, index) => {
    const placement = placements[index];
    if (!placement || placement.topicId === rule.topicId || !present.has(rule.topicId)) return [];
    return mayProgramMove(placement, locked, rule.topicId) ? [{ placement, rule }] : [];
  });
}

function known(rules: Rule[], ruleId: RuleId): Rule {
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule) throw new ExpectedError('unknown-rule');
  return rule;
}

/** The rule without blank and repeated conditions. @throws ExpectedError `empty-rule` if nothing is left. */
function filled(rule: Rule): Rule {
  const tidy = (texts: string[]) => [...new Set(texts.map((text) => text.trim()).filter(Boolean))];
  const [categories, words] = [tidy(rule.categories), tidy(rule.words)];
  if (categories.length + words.length === 0) throw new ExpectedError('empty-rule');
  return { ...rule, categories, words };
}
