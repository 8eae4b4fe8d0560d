import { BOUNDS } from '@/lib/bibliography/bounds';
import type { TopicNames } from '@/lib/importers/importer';
import { cleanName } from '@/lib/importers/topics/clean-topic-name';

/** JabRef's groups, by name and by the entries they list. */
export interface Groups {
  paths: Map<string, TopicNames>;
  /** Names of groups as entries write them; two branches may have one of the same name. */
  byName: Map<string, TopicNames[]>;
  /** Before JabRef 3.8 the groups list their entries. */
  byKey: Map<string, TopicNames[]>;
  /** Groups of the entries whose field has all these words. */
  byWords: { path: TopicNames; field: string; words: string[]; caseSensitive: boolean }[];
}

/**
 * Groups out of `@comment{jabref-meta: grouping: …}` (entries name their groups, or have the words of one) and of the
 * older `groupstree` (groups name their entries).
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
  // A line ends at an unescaped semicolon; what is inside is escaped once more.
  for (const record of splitAt(body.replace(/\r?\n/g, ''), ';').slice(0, BOUNDS.entries)) {
    const [head = '', ...fields] = splitAt(unescaped(record), ';');
    const [, depth = '', kind = '', raw = ''] = /^\s*(\d+) (\w+):(.*)$/s.exec(head) ?? [];
    const level = Number(depth);
    if (!level || level > above.length + 1) continue;
    const written = unescaped(raw);
    above.length = level - 1;
    // A name that another group has already is written with those above it.
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

/** What a group that looks for words says after its name; an expression instead of words is left alone. */
function addWords({ byWords }: Groups, path: TopicNames, said: string[]): void {
  const [, field = '', words = '', isCaseSensitive, isExpression] = said;
  const all = wordsOf(words);
  if (all.length > 0 && isExpression === '0')
    byWords.push({ path, field: field.toLowerCase(), words: all, caseSensitive: isCaseSensitive === '1' });
}

/**
 * Where an entry stands: the groups that it names, whose words it has, or that list it.
 * @param wordsIn The words of one of its fields.
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

/** Splits at a mark that has no backslash before it; the backslashes stay. */
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
