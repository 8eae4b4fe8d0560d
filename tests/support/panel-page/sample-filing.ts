import type { PapertreeDatabase } from '@/lib/db/database';
import { placedIn } from '@/lib/db/queries/placements-in-topic';
import { type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import type { Suggestion } from '@/lib/domain/pages/paper-mark';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';
import type { Topic } from '@/lib/domain/topics/topic';
import { firstMatchingRule } from '@/lib/engine';
import type { FilingRequests, ProposedPlacement } from '@/lib/filing-worker/filing-calls';
import { idleFiling } from '../idle-filing';

/** A tree for the example papers, with the words that decide their topics; the first match is the place. */
export const sampleTree: { path: string[]; words: RegExp }[] = [
  { path: ['Agents', 'Memory'], words: /memor/i },
  { path: ['Agents', 'Skills'], words: /skill|experience/i },
  { path: ['Agents', 'Multi-agent systems'], words: /multi-agent|council|company/i },
  { path: ['Agents', 'Deep research'], words: /research|survey|search/i },
  { path: ['Agents'], words: /agent/i },
  { path: ['Reasoning', 'Reward models'], words: /reward|rubric/i },
  { path: ['Reasoning', 'Hierarchical reasoning'], words: /reasoning/i },
  {
    path: ['Reinforcement learning', 'Hierarchical RL'],
    words: /hierarchical.*reinforcement|reinforcement.*hierarch/i,
  },
  { path: ['Reinforcement learning'], words: /reinforcement|policy/i },
  { path: ['Evaluation', 'Medicine'], words: /clinic|medic|med/i },
  { path: ['Evaluation'], words: /bench|evaluat/i },
  { path: ['Recommendation'], words: /recommend|collaborative filtering/i },
  { path: ['Vision and 3D'], words: /3d|scene|vision|visual/i },
];

/**
 * A fake filing worker that uses the words above. It is fast and deterministic, so that screens do not change between
 * runs.
 */
export function sampleFiling(db: PapertreeDatabase): FilingRequests {
  return {
    ...idleFiling,
    async suggest(papers) {
      const topics = await db.topics.toArray();
      return papers.map((paper) => suggestBySample(topics, paper));
    },
    async consider({ paper }) {
      const { title } = paper;
      const near = await db.papers
        .filter((other) => other.title !== title)
        .limit(2)
        .toArray();
      return { ranked: [], newTopic: null, nearest: near.map(({ id }) => id) };
    },
    async place(paperIds) {
      const papers = (await db.papers.bulkGet(paperIds)).filter((paper) => paper !== undefined);
      const topics = await db.topics.toArray();
      const placed: ProposedPlacement[] = [];
      for (const paper of papers) placed.push(await placeBySample(db, topics, paper));
      return placed;
    },
    async similar(paperId) {
      const others = await db.papers.limit(5).toArray();
      return others
        .filter(({ id }) => id !== paperId)
        .map(({ id }, index) => ({ paperId: id, similarity: 0.9 - index / 10 }));
    },
    async build(paperIds) {
      const papers = (await db.papers.bulkGet(paperIds)).filter((paper) => paper !== undefined);
      const plan = planOf(papers);
      return plan.length > 1 ? plan : halves(papers);
    },
    propose: () => proposeBySample(db),
    async fitRules(rules) {
      const papers = await db.papers.toArray();
      return papers.flatMap((paper) => {
        const rule = firstMatchingRule(rules, paper);
        return rule ? [{ paperId: paper.id, rule }] : [];
      });
    },
  };
}

/** One proposal of each kind, as far as topics of the sample tree exist. */
async function proposeBySample(db: PapertreeDatabase): Promise<Proposal[]> {
  const topics = await db.topics.toArray();
  const [agents, rewards, hierarchy] = [
    topicAt(topics, ['Agents']),
    topicAt(topics, ['Reasoning', 'Reward models']),
    topicAt(topics, ['Reasoning', 'Hierarchical reasoning']),
  ];
  if (!agents || !rewards || !hierarchy) return [];
  const papersIn = async (place: Place) =>
    (await placedIn(db, place).toArray()).map(({ paperId }) => paperId).slice(0, 12);
  const [unsorted, ofAgents, ofRewards] = await Promise.all([
    papersIn(UNSORTED),
    papersIn(agents.id),
    papersIn(rewards.id),
  ]);
  return [
    {
      type: 'new-topic',
      name: 'Language models',
      parentId: null,
      papers: unsorted.slice(0, 5),
      strength: 0.7,
      words: ['language', 'pretraining', 'scaling'],
    },
    {
      type: 'split-topic',
      topicId: agents.id,
      parts: [
        { name: 'Tool use', papers: ofAgents.slice(0, 4) },
        { name: 'Planning', papers: ofAgents.slice(4) },
      ],
      strength: 0.6,
      words: ['tool', 'call', 'plan', 'step'],
    },
    {
      type: 'merge-topics',
      into: hierarchy.id,
      from: rewards.id,
      papers: ofRewards,
      strength: 0.4,
      words: ['reasoning'],
    },
  ];
}

function suggestBySample(topics: Topic[], { title }: { title: string }): Suggestion {
  const fitting = sampleTree.flatMap(({ path, words }) => {
    const topic = topicAt(topics, path);
    return topic && words.test(title) ? [{ topicId: topic.id, path, confidence: 0.86 }] : [];
  });
  const [best, ...others] = fitting;
  return {
    ...(best ?? { path: [], topicId: UNSORTED, confidence: 0 }),
    ...{ choices: { topics: others.slice(0, 2), newTopic: null }, outlierRank: null },
  };
}

async function placeBySample(
  db: PapertreeDatabase,
  topics: Topic[],
  paper: Paper,
): Promise<ProposedPlacement> {
  const fitting = sampleTree.flatMap(({ path, words }) => {
    const topic = topicAt(topics, path);
    return topic && words.test(paper.title) ? [topic] : [];
  });
  // The program is not sure of papers whose title length is a multiple of seven.
  const isSure = paper.title.length % 7 !== 0;
  const ranked = fitting.slice(0, 3).map(({ id }, index) => ({
    topicId: id,
    confidence: (isSure ? 0.86 : 0.47) / (index + 1) - (paper.title.length % 10) / 100,
  }));
  const best = ranked[0];
  const topicId = isSure && best ? best.topicId : UNSORTED;
  const fit = best && sampleTree.find(({ words }) => words.test(paper.title));
  const neighbours = fit
    ? await db.papers
        .filter(({ id, title }) => id !== paper.id && fit.words.test(title))
        .limit(2)
        .toArray()
    : [];
  const words = [...new Set(paper.title.toLowerCase().match(/\b[a-z-]{6,}\b/g) ?? [])].slice(0, 4);
  return {
    paperId: paper.id,
    topicId,
    confidence: best?.confidence ?? 0.08,
    reason: { nearest: neighbours.map(({ id }) => id), words },
    ranked,
  };
}

function topicAt(topics: Topic[], path: string[]): Topic | undefined {
  let parent: Topic | undefined;
  for (const name of path) {
    const parentId = parent?.id ?? null;
    parent = topics.find((topic) => topic.name === name && topic.parentId === parentId);
    if (!parent) return undefined;
  }
  return parent;
}

/** Splits the papers of a topic into two. */
function halves(papers: Paper[]): PlannedTopic[] {
  const ids = papers.map(({ id }) => id as PaperId);
  const middle = Math.ceil(ids.length / 2);
  return [
    { name: 'Tool use', parent: null, papers: ids.slice(0, middle) },
    { name: 'Planning', parent: null, papers: ids.slice(middle) },
  ];
}

function planOf(papers: Paper[]): PlannedTopic[] {
  const topics: PlannedTopic[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (path: string[]): number => {
    const key = path.join('/');
    const known = indexes.get(key);
    if (known !== undefined) return known;
    const parent = path.length > 1 ? indexOf(path.slice(0, -1)) : null;
    indexes.set(key, topics.length);
    topics.push({ name: path.at(-1) ?? '', parent, papers: [] });
    return topics.length - 1;
  };
  for (const { id, title } of papers) {
    const fit = sampleTree.find(({ words }) => words.test(title));
    if (fit) topics[indexOf(fit.path)]?.papers.push(id as PaperId);
  }
  return topics;
}
