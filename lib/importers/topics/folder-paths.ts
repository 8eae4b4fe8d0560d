import { selfAndAncestors } from '@/lib/domain/topics/walk-tree';
import type { TopicNames } from '@/lib/importers/importer';
import { cleanName } from './clean-topic-name';

/** A collection of a reference manager. */
export interface Folder {
  key: string;
  name: string;
  parent: string | null;
  /** Keys of the items in it. */
  items: string[];
}

/** The deepest level of folders; deeper ones are merged into their ancestor at this level. */
const DEEPEST = 50;

/** The path to each folder from the top, by its key. A cycle of folders is cut. Folders without a name have no path. */
export function folderPaths(folders: Folder[]): Map<string, TopicNames> {
  const byKey = new Map(folders.map((folder) => [folder.key, folder]));
  const paths = new Map<string, TopicNames>();
  for (const folder of folders) {
    const above = [...selfAndAncestors(folder, ({ parent }) => byKey.get(parent ?? '') ?? null)];
    const path: TopicNames = above.flatMap(({ name }) => cleanName(name) || []).reverse();
    if (path.length > 0) paths.set(folder.key, path.slice(0, DEEPEST));
  }
  return paths;
}

/** Keys of the folders that hold each item, by the item's key. */
export function foldersOfItems(folders: Folder[]): Map<string, string[]> {
  const holding = new Map<string, string[]>();
  for (const { key, items } of folders) {
    for (const item of items) {
      const present = holding.get(item);
      if (present) present.push(key);
      else holding.set(item, [key]);
    }
  }
  return holding;
}

/** The paths to these folders; skips unknown folders. */
export function pathsTo(keys: Iterable<string>, paths: ReadonlyMap<string, TopicNames>): TopicNames[] {
  return [...keys].map((key) => paths.get(key)).filter((path) => path !== undefined);
}
