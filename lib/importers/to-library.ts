import { v5 as uuid } from 'uuid';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { enrichPaper, joinAnnotations } from '@/lib/domain/papers/enrich-paper';
import { type Paper, paperNames } from '@/lib/domain/papers/paper';
import { type Placement, unplaced } from '@/lib/domain/placements/placement';
import type { Topic } from '@/lib/domain/topics/topic';
import type { ReadEntry, Reading, TopicNames } from './importer';

/** Of our own, so that a topic that comes out of a file twice has the same name in the library. UUID, version 4. */
const NAMESPACE = 'f3b9a1de-5a0c-4d1e-9c55-1a4e6d5b7c20';

/**
 * The library that the file would make by itself: entries that share a name are one paper, and stand wherever any of
 * them stood. A function of the reading alone; what it does not date is of 1970.
 */
export function toLibrary({ entries, topics: empty }: Reading): LibraryContents {
  const topics = new Map<TopicId, Topic>();
  const papers: Paper[] = [];
  const places = new Map<PaperId, Set<TopicId>>();
  const owners = new Map<PaperId, number>();
  for (const path of empty) plant(topics, path);
  for (const { paper: read, topics: paths } of entries) {
    const names = paperNames(read.identifiers);
    const index = names.map((name) => owners.get(name)).find((owner) => owner !== undefined) ?? papers.length;
    const known = papers[index];
    const paper = known
      ? withEntry(
          known,
          read,
          names.filter((name) => (owners.get(name) ?? index) === index),
        )
      : paperOf(read, names);
    papers[index] = paper;
    for (const name of paper.aliases) owners.set(name, index);
    const standing = places.get(paper.id) ?? new Set();
    for (const path of paths) {
      const topicId = plant(topics, path);
      if (topicId) standing.add(topicId);
    }
    places.set(paper.id, standing);
  }
  return {
    papers: withUniqueKeys(papers),
    topics: [...topics.values()],
    placements: papers.map(({ id, savedAt }) => placementOf(id, savedAt, places.get(id) ?? new Set())),
    rules: [],
    declinedProposals: [],
  };
}

function paperOf(read: ReadEntry['paper'], names: PaperId[]): Paper {
  const [id] = names;
  if (!id) throw new Error('A read paper has a name.');
  return { ...read, id, aliases: names, savedAt: read.savedAt ?? 0 };
}

function withEntry(known: Paper, read: ReadEntry['paper'], names: PaperId[]): Paper {
  const joined = joinAnnotations(enrichPaper(known, read, names), read);
  const savedAt = Math.min(...[joined.savedAt, read.savedAt ?? 0].filter(Boolean));
  return Number.isFinite(savedAt) ? { ...joined, savedAt } : joined;
}

/** The topic at the end of the path, with all above it; `null` for an empty path. */
function plant(topics: Map<TopicId, Topic>, path: TopicNames): TopicId | null {
  let parentId: TopicId | null = null;
  for (const [depth, name] of path.entries()) {
    const id = uuid(JSON.stringify(path.slice(0, depth + 1)), NAMESPACE) as TopicId;
    if (!topics.has(id))
      topics.set(id, { id, parentId, name, namedBy: 'person', locked: false, position: topics.size });
    parentId = id;
  }
  return parentId;
}

/** A person put it there, in the program that it comes from. */
function placementOf(paperId: PaperId, at: number, standing: Set<TopicId>): Placement {
  const [topicId, ...also] = standing;
  const placement = unplaced(paperId, at);
  return topicId ? { ...placement, topicId, also, madeBy: 'person' } : { ...placement, topicId: UNSORTED };
}

function withUniqueKeys(papers: Paper[]): Paper[] {
  const taken = new Set<string>();
  return papers.map((paper) => {
    const { citationKey, ...rest } = paper;
    if (citationKey === undefined) return paper;
    if (taken.has(citationKey)) return rest;
    taken.add(citationKey);
    return paper;
  });
}
