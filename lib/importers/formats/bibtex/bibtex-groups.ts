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
}

/**
 * Groups out of `@comment{jabref-meta: grouping: …}` (entries name their groups) and of the older `groupstree`
 * (groups name their entries).
 * Format: https://docs.jabref.org/finding-sorting-and-cleaning-entries/groups
 */
export function readGroups(comments: string[]): Groups {
  const groups: Groups = { paths: new Map(), byName: new Map(), byKey: new Map() };
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
    const [, depth = '', raw = ''] = /^\s*(\d+) \w+:(.*)$/s.exec(head) ?? [];
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
    if (listsEntries) for (const key of fields.slice(1)) add(groups.byKey, unescaped(key), path);
  }
}

/** Where an entry stands: the groups that it names, or that list it. */
export function topicsOf(key: string, named: string, { byName, byKey }: Groups): TopicNames[] {
  const names = splitAt(named, ',').map((name) => unescaped(name).trim());
  const found = names.flatMap((name) => byName.get(name) ?? (name ? [[cleanName(name)]] : []));
  return [...found, ...(byKey.get(key) ?? [])].filter((path) => path.every((name) => name !== ''));
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
