import { cleanText } from '@/lib/bibliography/clean-text';
import { groupBy } from '@/lib/domain/group-by';
import type { Importer, Reading } from '@/lib/importers/importer';
import { type Fields, isObject, objects, parseJson, textIn, textsIn } from '@/lib/importers/text/parse-json';
import { type Folder, folderPaths, foldersOfItems, pathsTo } from '@/lib/importers/topics/folder-paths';
import { attachedTypes, zoteroPaper } from './zotero-item-to-paper';

/**
 * Zotero items with collections, as Better BibTeX exports them (`BetterBibTeX JSON`) or Zotero's web API returns them.
 */
export const zoteroJson: Importer = {
  name: 'zotero-json',
  matches: (text) => /^\s*[[{]/.test(text) && /"itemType"\s*:/.test(text),
  read(text) {
    const value = parseJson(text);
    const all = objects(isObject(value) ? value.items : value).map(unwrapped);
    const folders = foldersOf(value, all);
    const paths = folderPaths(folders);
    const foldersOfItem = foldersOfItems(folders);
    // The web API returns notes as separate items.
    const notesOfItem = groupBy(
      all.filter((item) => textIn(item, 'itemType') === 'note' && textIn(item, 'parentItem')),
      (item) => textIn(item, 'parentItem'),
    );
    const reading: Reading = { entries: [], topics: [...paths.values()], unread: [] };
    for (const [index, item] of all.entries()) {
      const type = textIn(item, 'itemType');
      if (type === undefined || attachedTypes.includes(type)) continue;
      const notes = notesOfItem.get(textIn(item, 'key') ?? '') ?? [];
      const paper = zoteroPaper(
        notes.length > 0
          ? { ...item, notes: [...(Array.isArray(item.notes) ? item.notes : []), ...notes] }
          : item,
      );
      const keys = [textIn(item, 'itemID'), textIn(item, 'key', 'itemKey')].flatMap((key) => key ?? []);
      const holding = new Set([
        ...textsIn(item.collections),
        ...keys.flatMap((key) => foldersOfItem.get(key) ?? []),
      ]);
      const topics = pathsTo(holding, paths);
      if (paper) reading.entries.push({ paper, topics });
      else reading.unread.push({ line: index + 1, reason: 'no-title', text: cleanText(keys.join(' '), 100) });
    }
    return reading;
  },
};

/** The web API wraps each item in an object with its key and version. */
function unwrapped(item: Fields): Fields {
  return isObject(item.data) ? { key: item.key, ...item.data } : item;
}

function foldersOf(value: unknown, all: Fields[]): Folder[] {
  const collections = isObject(value) ? value.collections : null;
  const listed = isObject(collections) ? Object.values(collections).filter(isObject) : objects(collections);
  // The web API returns a collection as an item with a name and a parent.
  const beside = all.filter((item) => 'parentCollection' in item && 'name' in item);
  return [...listed.map(unwrapped), ...beside].flatMap((folder) => {
    const key = textIn(folder, 'key');
    if (!key) return [];
    const parent = textIn(folder, 'parent', 'parentCollection') ?? null;
    const items = (Array.isArray(folder.items) ? folder.items : []).map(String);
    return [{ key, name: textIn(folder, 'name') ?? '', parent, items }];
  });
}
