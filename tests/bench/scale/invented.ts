import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActId, DeviceId, PaperId, TopicId } from '@/lib/domain/ids';
import { UNSORTED } from '@/lib/domain/ids';
import type { Change } from '@/lib/domain/log/change';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import type { Topic } from '@/lib/domain/topics/topic';
import { examplePapers } from '@/tests/pages/example-papers';
import { readTopics } from '@/training/reference-topics/read-topics';

/** A paper with its other records. */
export interface InventedPaper {
  paper: Paper;
  placement: Placement;
  /** The two changes of its import. */
  changes: Change[];
}

/**
 * A generated library of any size, the same in every run. It must not be changed, because figures of different days are
 * compared with it.
 */
export interface InventedLibrary {
  topics: Topic[];
  topicChanges: Change[];
  /** The paper with this number, from 0. */
  paperAt(index: number): InventedPaper;
}

/** Topics at the top of the tree; the others are below these, some of them a level deeper. */
const TOP = 25;
/** One of this many papers is in Unsorted. */
const UNSORTED_EVERY = 10;
/** One of this many papers has a secondary topic. */
const ALSO_EVERY = 20;
/** Papers per import act in the log. */
const PAPERS_PER_ACT = 1_000;

const start = Date.UTC(2026, 0, 1);
const device = '00000000-0000-7000-8000-0000000000de' as DeviceId;
const subjects = readTopics(readFileSync(join('training', 'reference-topics', 'topics.txt'), 'utf8'));
const sentences = examplePapers.flatMap(({ abstract }) => abstract.split(/(?<=[.?!]) /));
const authors = examplePapers.flatMap((paper) => paper.authors);

/** @param topicCount at least 1 */
export function inventLibrary(topicCount: number): InventedLibrary {
  const topics = Array.from({ length: topicCount }, (_, index) => topicAt(index));
  const topicChanges = topics.map((topic) => changeOf('topics', topic.id, topic, 0));
  return { topics, topicChanges, paperAt: (index) => paperAt(index, topicCount) };
}

function topicAt(index: number): Topic {
  const subject = subjects[index % subjects.length];
  const round = Math.floor(index / subjects.length);
  return {
    id: idOf('0', index) as TopicId,
    parentId: parentOf(index),
    name: `${subject?.name}${round > 0 ? ` ${round + 1}` : ''}`,
    namedBy: 'person',
    locked: false,
    position: index,
  };
}

function parentOf(index: number): TopicId | null {
  if (index < TOP) return null;
  return idOf('0', index < 20 * TOP ? index % TOP : TOP + (index % (19 * TOP))) as TopicId;
}

function paperAt(index: number, topicCount: number): InventedPaper {
  const random = randomFrom(index + 1);
  const own = Math.floor(random() * topicCount);
  const phrases = subjects[own % subjects.length]?.phrases ?? [];
  const others = subjects[Math.floor(random() * subjects.length)]?.phrases ?? [];
  const pick = <Value>(list: readonly Value[]): Value | undefined => list[Math.floor(random() * list.length)];
  const [first, second, third] = [
    pick(phrases) ?? 'paper',
    pick(phrases) ?? 'paper',
    pick(others) ?? 'paper',
  ];
  const arxiv = arxivOf(index);
  const id = `arxiv:${arxiv}` as PaperId;
  const url = `https://arxiv.org/abs/${arxiv}`;
  const at = start + index * 1_000;
  const paper: Paper = {
    ...{ id, aliases: [id], identifiers: { arxiv } },
    title: `${capital(first)} with ${third}: ${second} in ${Math.floor(random() * 900) + 100} ${pick(settings)}`,
    abstract: [
      `We study ${first}, and in particular ${second}.`,
      pick(sentences),
      `${capital(third)} is related to ${first}, but has not been applied to ${pick(phrases)}.`,
      pick(sentences),
      pick(sentences),
      `On ${Math.floor(random() * 40) + 2} benchmarks, ${second} improves by ${Math.floor(random() * 30) + 1} percent.`,
    ].join(' '),
    authors: Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(authors)).flatMap(
      (author) => author ?? [],
    ),
    categories: ['cs.LG', pick(['cs.CL', 'cs.AI', 'cs.CV', 'stat.ML', 'cs.RO']) ?? 'cs.AI'],
    published: `20${String(10 + (index % 16))}-0${1 + (index % 9)}-11`,
    ...{ keywords: [], links: { abs: url }, pageUrl: url, savedAt: at },
    ...(index % 5 === 0 && { reading: index % 10 === 0 ? ('read' as const) : ('to-read' as const) }),
    ...(index % 7 === 0 && { tags: [`tag ${index % 40}`] }),
  };
  const isUnsorted = index % UNSORTED_EVERY === 0;
  const topicId = idOf('0', own) as TopicId;
  const also = (own + 1) % topicCount;
  const placement: Placement = {
    ...{ paperId: id, topicId: isUnsorted ? UNSORTED : topicId, at },
    also: !isUnsorted && also !== own && index % ALSO_EVERY === 1 ? [idOf('0', also) as TopicId] : [],
    madeBy: index % 3 === 0 || isUnsorted ? 'program' : 'person',
    confidence: index % 3 === 0 || isUnsorted ? 0.2 + 0.7 * random() : null,
    reason: null,
    ranked: isUnsorted ? [{ topicId, confidence: 0.4 }] : [],
    rejected: [],
  };
  const act = 1 + Math.floor(index / PAPERS_PER_ACT);
  return {
    paper,
    placement,
    changes: [changeOf('papers', id, paper, act), changeOf('placements', id, placement, act)],
  };
}

const settings = ['tasks', 'languages', 'environments', 'datasets', 'domains'];

/** Identifiers as arXiv assigns them: four digits for year and month, five for the number. */
function arxivOf(index: number): string {
  const month = Math.floor(index / 10_000);
  return `${30 + Math.floor(month / 12)}${String(1 + (month % 12)).padStart(2, '0')}.${String(index % 10_000).padStart(5, '0')}`;
}

function idOf(kind: string, index: number): string {
  return `00000000-0000-7000-8000-${kind}${String(index).padStart(11, '0')}`;
}

function changeOf(
  table: 'papers' | 'topics' | 'placements',
  key: string,
  after: unknown,
  act: number,
): Change {
  const kind = table === 'topics' ? 'plant-tree' : 'import';
  const how = { act: idOf('a', act) as ActId, kind, device, at: start + act, madeBy: 'person', before: null };
  return { ...how, table, key, after } as Change;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** mulberry32: pseudo-random numbers from 0 to 1, determined by the seed. */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
