import { v5 as uuid } from 'uuid';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { creatorsOf } from '@/lib/domain/papers/creators';
import { enrichPaper, joinAnnotations } from '@/lib/domain/papers/enrich-paper';
import { type Paper, paperNames } from '@/lib/domain/papers/paper';
import { type Placement, unplaced } from '@/lib/domain/placements/placement';
import { foldCase } from '@/lib/domain/text/fold-text';
import type { Topic } from '@/lib/domain/topics/topic';
import { citationName } from '@/lib/importers/entry/citation-name';
import { agreeInTitle } from '@/lib/importers/entry/same-title';
import type { ReadEntry, Reading, TopicNames } from './importer';

/** Namespace of topic ids (a UUID, version 4): a topic that is imported twice gets the same id both times. */
const NAMESPACE = 'f3b9a1de-5a0c-4d1e-9c55-1a4e6d5b7c20';

/** The most topics, tags and names of one paper that the library file allows. */
const [PLACES, TAGS, ALIASES] = [1_000, 1_000, 100];

/** Two entries of a file that were joined into one paper. */
export interface JoinedEntry {
  paperId: PaperId;
  title: string;
  /** Title of the later entry. */
  joined: string;
}

/**
 * The library contents that the file alone would make. Entries that share a name and a title become one paper, filed
 * under the topics of all of them. The result depends on the reading only; papers without a date are dated 1970.
 */
export function toLibrary(reading: Reading): LibraryContents {
  return joinEntries(reading).contents;
}

/** Like `toLibrary`, and lists the entries that were joined. */
export function joinEntries({ entries, topics: empty }: Reading): {
  contents: LibraryContents;
  joined: JoinedEntry[];
} {
  const topics = new Map<TopicId, Topic>();
  const papers: Paper[] = [];
  const places = new Map<PaperId, Set<TopicId>>();
  const owners = new Map<PaperId, number>();
  const joined: JoinedEntry[] = [];
  for (const path of empty) addTopicPath(topics, path);
  for (const { paper: read, topics: paths } of entries) {
    const names = paperNames(read.identifiers);
    const called = `citation:${citationName(read)}` as PaperId;
    const sharing = new Set([...names, called].flatMap((name) => owners.get(name) ?? []));
    // A paper with another title keeps a name that it shares with this entry. The entry gets its remaining names, or
    // one made of its author, year and title.
    const index = [...sharing].find((owner) => isSamePaper(papers[owner], read)) ?? papers.length;
    const known = papers[index];
    const own = names.filter((name) => (owners.get(name) ?? index) === index);
    const paper = known ? withEntry(known, read, own) : paperOf(read, own, owners);
    if (known) joined.push({ paperId: paper.id, title: known.title, joined: read.title });
    papers[index] = paper;
    for (const name of paper.aliases) owners.set(name, index);
    const topicIds = places.get(paper.id) ?? new Set();
    for (const path of paths) {
      const topicId = addTopicPath(topics, path);
      if (topicId && topicIds.size < PLACES) topicIds.add(topicId);
    }
    places.set(paper.id, topicIds);
  }
  const contents = {
    papers: withUniqueKeys(papers),
    topics: [...topics.values()],
    placements: papers.map(({ id, savedAt }) => placementOf(id, savedAt, places.get(id) ?? new Set())),
    rules: [],
    declinedProposals: [],
  };
  return { contents, joined };
}

/** Whether an entry that shares a name with a paper is that paper. */
function isSamePaper(known: Paper | undefined, read: ReadEntry['paper']): boolean {
  if (known === undefined || !agreeInTitle(known, read)) return false;
  const { url: _, citation: __, ...strong } = read.identifiers;
  const isCertain = Object.entries(strong).some(
    ([scheme, name]) => known.identifiers[scheme as keyof typeof strong] === name,
  );
  return isCertain || !contradict(known, read);
}

/**
 * Every issue has an "Editorial", possibly at the same address. The first author or the place in the journal differs.
 */
function contradict(known: Paper, read: ReadEntry['paper']): boolean {
  const [one, other] = [creatorsOf(known)[0]?.family, creatorsOf(read)[0]?.family];
  if (one && other && foldCase(one) !== foldCase(other)) return true;
  return (['volume', 'issue', 'pages'] as const).some(
    (field) => known[field] && read[field] && known[field] !== read[field],
  );
}

function paperOf(read: ReadEntry['paper'], names: PaperId[], owners: ReadonlyMap<PaperId, number>): Paper {
  const aliases = names.length > 0 ? names : [unusedName(read, owners)];
  const [id] = aliases;
  if (!id) throw new Error('A read paper has a name.');
  return { ...read, id, aliases, savedAt: read.savedAt ?? 0 };
}

/** A name made of author, year and title, for a paper whose identifiers all belong to other papers. */
function unusedName(read: ReadEntry['paper'], owners: ReadonlyMap<PaperId, number>): PaperId {
  const called = `citation:${citationName(read)}`;
  let name = called;
  for (let count = 2; owners.has(name as PaperId); count++) name = `${called}-${count}`;
  return name as PaperId;
}

function withEntry(known: Paper, read: ReadEntry['paper'], names: PaperId[]): Paper {
  const joined = joinAnnotations(
    enrichPaper(known, read, names.slice(0, ALIASES - known.aliases.length)),
    read,
  );
  const savedAt = Math.min(...[joined.savedAt, read.savedAt ?? 0].filter(Boolean));
  const paper = Number.isFinite(savedAt) ? { ...joined, savedAt } : joined;
  return paper.tags && paper.tags.length > TAGS ? { ...paper, tags: paper.tags.slice(0, TAGS) } : paper;
}

/** Adds the topics along the path and returns the last one; `null` for an empty path. */
function addTopicPath(topics: Map<TopicId, Topic>, path: TopicNames): TopicId | null {
  let parentId: TopicId | null = null;
  for (const [depth, name] of path.entries()) {
    const id = uuid(JSON.stringify(path.slice(0, depth + 1)), NAMESPACE) as TopicId;
    if (!topics.has(id))
      topics.set(id, { id, parentId, name, namedBy: 'person', locked: false, position: topics.size });
    parentId = id;
  }
  return parentId;
}

/** A paper with topics counts as placed by the person, who did so in the program that wrote the file. */
function placementOf(paperId: PaperId, at: number, topicIds: Set<TopicId>): Placement {
  const [topicId, ...also] = topicIds;
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
