import { BOUNDS } from '@/lib/bibliography/bounds';
import type { TopicNames } from '@/lib/importers/importer';
import { cleanName } from '@/lib/importers/topics/clean-topic-name';

/** JabRef's groups, indexed in the ways in which they and entries refer to each other. */
export interface Groups {
  paths: Map<string, TopicNames>;
  /** Paths by the group's name as entries write it; groups in different branches may have the same name. */
  byName: Map<string, TopicNames[]>;
  /** Paths by the key of an entry: before JabRef 3.8, groups list their entries. */
  byKey: Map<string, TopicNames[]>;
  /** Groups that contain the entries whose field has all these words. */
  byWords: { path: TopicNames; field: string; words: string[]; caseSensitive: boolean }[];
}

/**
 * Reads groups from `@comment{jabref-meta: grouping: …}`, where entries name their groups or contain a group's words,
 * and from the older `groupstree`, where groups list their entries.
 * Format: https://docs.jabref.org/finding-sorting-and-cleaning-entries/groups
 */
export function readGroups(comments: string[]): Groups {
  const groups: Groups = { paths: new Map(), byName: new Map(), byKey: new Map(), byWords: [] };
  for (const comment of comments) {
    const [, form, body = ''] = /jabref-meta:\s*(grouping|groupstree):([\s\S]*)\}\s*$/.exec(comment) ?? [];
    if (form) readTree(body, groups, form === 'groupstree');
  }
  return groups;
}

function readTree(body: string, groups: Groups, listsEntries: boolean): void {
  const above: TopicNames = [];
  // A record ends at an unescaped semicolon; its content is escaped once more.
  for (const record of splitAt(body.replace(/\r?\n/g, ''), ';').slice(0, BOUNDS.entries)) {
    const [head = '', ...fields] = splitAt(unescaped(record), ';');
    const [, depth = '', kind = '', raw = ''] = /^\s*(\d+) (\w+):(.*)$/s.exec(head) ?? [];
    const level = Number(depth);
    if (!level || level > above.length + 1) continue;
    const written = unescaped(raw);
    above.length = level - 1;
    // If another group has the same name, JabRef writes the names of the parents before it.
    const prefix = [...above, ''].join(' / ');
    above.push(cleanName(level > 1 && written.startsWith(prefix) ? written.slice(prefix.length) : written));
    const path = above.filter((name) => name !== '');
    if (path.length < level) continue;
    groups.paths.set(path.join('\n'), path);
    add(groups.byName, written, path);
    if (kind === 'KeywordGroup') addWords(groups, path, fields.map(unescaped));
    if (listsEntries) for (const key of fields.slice(1)) add(groups.byKey, unescaped(key), path);
  }
}

/**
 * Adds a keyword group; groups with a regular expression are skipped.
 * @param values The values after the group's name: hierarchy type, field, words, `1` if the words are case-sensitive,
 * `1` if they are a regular expression.
 */
function addWords({ byWords }: Groups, path: TopicNames, values: string[]): void {
  const [, field = '', words = '', isCaseSensitive, isExpression] = values;
  const all = wordsOf(words);
  if (all.length > 0 && isExpression === '0')
    byWords.push({ path, field: field.toLowerCase(), words: all, caseSensitive: isCaseSensitive === '1' });
}

/**
 * The groups of an entry: those that it names, those whose words it has, and those that list it.
 * @param wordsIn Returns the words in one of the entry's fields.
 */
export function topicsOf(
  key: string,
  named: string,
  { byName, byKey, byWords }: Groups,
  wordsIn: (field: string) => string[],
): TopicNames[] {
  const found = wordsOf(named).flatMap((name) => byName.get(name) ?? [[cleanName(name)]]);
  const having = byWords.filter(({ field, words, caseSensitive }) => {
    const folded = (word: string) => (caseSensitive ? word : word.toLowerCase());
    const own = new Set(wordsIn(field).map(folded));
    return words.every((word) => own.has(folded(word)));
  });
  return [...found, ...having.map(({ path }) => path), ...(byKey.get(key) ?? [])].filter((path) =>
    path.every((name) => name !== ''),
  );
}

function wordsOf(list: string): string[] {
  return splitAt(list, ',').flatMap((word) => unescaped(word).trim() || []);
}

function add(map: Map<string, TopicNames[]>, key: string, path: TopicNames): void {
  if (key !== '') map.set(key, [...(map.get(key) ?? []), path]);
}

/** Splits at each unescaped `mark`; keeps the backslashes. */
function splitAt(text: string, mark: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === mark) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
