import { groupBy } from '@/lib/domain/group-by';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import type { TargetContent } from '@/lib/domain/targets/target';
import { bySiblingOrder, type Topic } from '@/lib/domain/topics/topic';
import { topicPath } from '@/lib/domain/topics/topic-path';
import { selfAndDescendants } from '@/lib/domain/topics/walk-tree';
import type { ExportedFile } from '@/lib/exporters/exporter';
import { zoteroItem } from '@/lib/exporters/formats/zotero/paper-to-zotero-item';

/** Our root collection, which contains all others and the papers in Unsorted; nothing outside of it is changed. */
export const ROOT_COLLECTION = { path: 'topics/papertree', name: 'Papertree' };

/**
 * A topic as a Zotero collection; `parent` is the path of another topic, or `null` at the top of the Zotero library.
 */
export interface ZoteroCollectionText {
  name: string;
  parent: string | null;
}

/** A paper in Zotero's fields; `collections` are paths of topics. */
export interface ZoteroItemText {
  itemType: string;
  collections: string[];
  [field: string]: unknown;
}

/** A paper for Zotero on this computer, which can add it once, to one collection. */
export interface ZoteroEntryText {
  item: { itemType: string; [field: string]: unknown };
  /** Names from the top of the tree down; empty in Unsorted. */
  collection: string[];
}

/** Topics as collections, parents first, then papers as items; one file each, whose path never changes. */
export function zoteroFiles(library: LibraryContents, content: TargetContent): ExportedFile[] {
  const { topics, papers } = selected(library, content);
  const ids = new Set<Place>(topics.map(({ id }) => id));
  const collections = topics.map(({ id, name, parentId }) => {
    const parent = parentId !== null && ids.has(parentId) ? topicFile(parentId) : ROOT_COLLECTION.path;
    return asFile<ZoteroCollectionText>(topicFile(id), { name, parent });
  });
  const items = papers.map(({ paper, placement }) => {
    const places = [placement.topicId, ...placement.also].filter((place) => ids.has(place));
    const paths = places.length > 0 ? places.map(topicFile) : [ROOT_COLLECTION.path];
    return asFile<ZoteroItemText>(paperFile(paper), { ...zoteroItem(paper), collections: paths });
  });
  const root = asFile<ZoteroCollectionText>(ROOT_COLLECTION.path, {
    name: ROOT_COLLECTION.name,
    parent: null,
  });
  return [root, ...collections, ...items];
}

/** Papers as items, each with the path of its primary topic. */
export function zoteroEntries(library: LibraryContents, content: TargetContent): ExportedFile[] {
  const byId = new Map(library.topics.map((topic) => [topic.id, topic]));
  return selected(library, content).papers.map(({ paper, placement }) =>
    asFile<ZoteroEntryText>(paperFile(paper), {
      item: zoteroItem(paper),
      collection: topicPath(placement.topicId, byId),
    }),
  );
}

/**
 * The topics of the content in the order of the tree, and the papers in any of them; for the whole library, all papers.
 */
function selected({ topics, papers, placements }: LibraryContents, content: TargetContent) {
  const children = groupBy(topics, ({ parentId }) => parentId);
  const childrenOf = (id: TopicId | null) => [...(children.get(id) ?? [])].sort(bySiblingOrder);
  const below = (topic: Topic) => [...selfAndDescendants(topic, ({ id }) => childrenOf(id))];
  const all = childrenOf(null).flatMap(below);
  const isTop = ({ id }: Topic) => content.of !== 'branches' || content.branches.includes(id);
  const chosen = new Set(
    content.of === 'branches'
      ? all
          .filter(isTop)
          .flatMap(below)
          .map(({ id }) => id)
      : all.map(({ id }) => id),
  );
  const placed = new Map(placements.map((placement) => [placement.paperId, placement]));
  const isIn = ({ topicId, also }: Placement) =>
    [topicId, ...also].some((place) => chosen.has(place as TopicId)) ||
    (content.of === 'library' && topicId === UNSORTED);
  return {
    topics: all.filter(({ id }) => chosen.has(id)),
    papers: papers.flatMap((paper) => {
      const placement = placed.get(paper.id);
      return placement && isIn(placement) ? [{ paper, placement }] : [];
    }),
  };
}

/** Whether the file with this path is a collection; otherwise it is an item. */
export function isCollection(path: string): boolean {
  return path.startsWith('topics/');
}

function topicFile(id: Place): string {
  return `topics/${id}`;
}

function paperFile({ id }: Paper): string {
  return `papers/${id}`;
}

function asFile<Text>(path: string, text: Text): ExportedFile {
  return { path, text: JSON.stringify(text) };
}
