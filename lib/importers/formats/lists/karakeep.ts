import { cleanText } from '@/lib/bibliography/clean-text';
import type { Importer, Reading } from '@/lib/importers/importer';
import { isObject, objects, parseJson, textIn, textsIn } from '@/lib/importers/text/parse-json';
import { timeOf } from '@/lib/importers/text/typed-dates';
import { type Folder, folderPaths, pathsTo } from '@/lib/importers/topics/folder-paths';
import { addLink } from './link-entry';

/** The export of Karakeep (once Hoarder), with lists as topics. Format: `zExportSchema` in https://github.com/karakeep-app/karakeep */
export const karakeep: Importer = {
  name: 'karakeep',
  readsLinks: true,
  matches: (text) =>
    /^\s*\{/.test(text) &&
    /"bookmarks"\s*:\s*\[/.test(text) &&
    /"createdAt"\s*:/.test(text) &&
    /"content"\s*:/.test(text),
  read(text) {
    const value = parseJson(text);
    const file = isObject(value) ? value : {};
    const folders = objects(file.lists).flatMap((list): Folder[] => {
      const key = textIn(list, 'id');
      // The content of a smart list follows from its query.
      if (!key || textIn(list, 'type') === 'smart') return [];
      return [{ key, name: textIn(list, 'name') ?? '', parent: textIn(list, 'parentId') ?? null, items: [] }];
    });
    const paths = folderPaths(folders);
    const reading: Reading = { entries: [], topics: [...paths.values()], unread: [] };
    for (const [index, bookmark] of (Array.isArray(file.bookmarks) ? file.bookmarks : []).entries()) {
      const line = index + 1;
      if (!isObject(bookmark)) {
        reading.unread.push({ line, reason: 'broken', text: cleanText(String(bookmark), 100) });
        continue;
      }
      const content = isObject(bookmark.content) ? bookmark.content : {};
      addLink(reading, {
        address: textIn(content, 'url') ?? '',
        written: textIn(bookmark, 'title') ?? textIn(content, 'title') ?? textIn(content, 'text') ?? '',
        line,
        topics: pathsTo(textsIn(bookmark.lists), paths),
        tags: textsIn(bookmark.tags),
        notes: textIn(bookmark, 'note'),
        savedAt: timeOf(textIn(bookmark, 'createdAt')),
        favourite: bookmark.favourited === true,
        reading: bookmark.archived === true ? 'read' : undefined,
      });
    }
    return reading;
  },
};
