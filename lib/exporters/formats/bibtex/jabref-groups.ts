import type { Place } from '@/lib/domain/ids';
import type { SelectedTopic } from '@/lib/exporters/select-topics-and-papers';
import { GROUPS_FIELD } from './biblatex-fields';

/*
 * The tree as JabRef groups, the only way to store a tree in a BibTeX file: a comment lists the groups, one per line
 * with level and name, and each entry names its groups. BibLaTeX's data model has no field `groups`, so there each
 * group is a keyword group that looks for its name in a spare field.
 * https://docs.jabref.org/finding-sorting-and-cleaning-entries/groups
 */

/** A unique group name for every topic: JabRef identifies a group by its name alone. */
export function groupNames(roots: SelectedTopic[]): Map<Place, string> {
  const names = new Map<Place, string>();
  const taken = new Set<string>();
  const name = ({ topic, path, children }: SelectedTopic): void => {
    let own = safeName(topic.name);
    if (taken.has(own)) own = safeName(path.join(' / '));
    for (let count = 2; taken.has(own); count++) own = `${safeName(path.join(' / '))} ${count}`;
    taken.add(own);
    names.set(topic.id, own);
    children.forEach(name);
  };
  roots.forEach(name);
  return names;
}

export function jabRefGroups(roots: SelectedTopic[], names: Map<Place, string>, dialect: string): string {
  const database = `@Comment{jabref-meta: databaseType:${dialect};}\n`;
  if (roots.length === 0) return database;
  const lines = ['0 AllEntriesGroup:;'];
  const write = ({ topic, children }: SelectedTopic, level: number): void => {
    const name = escapedGroup(names.get(topic.id) ?? '').replaceAll(';', '\\;');
    const group =
      dialect === 'biblatex'
        ? `${level} KeywordGroup:${name};0;${GROUPS_FIELD};${name};1;0;1;;;;`
        : `${level} StaticGroup:${name};0;1;;;;`;
    lines.push(`${quoted(group)};`);
    for (const child of children) write(child, level + 1);
  };
  for (const root of roots) write(root, 1);
  return `${database}\n@Comment{jabref-meta: grouping:\n${lines.join('\n')}\n}\n`;
}

/** A group's name, escaped as JabRef does in a list of names. */
export function escapedGroup(name: string): string {
  return name.replace(/[\\,]/g, '\\$&');
}

/** Removes braces, which would end the comment, and `@`, since BibTeX looks for entries in comments. */
function safeName(name: string): string {
  return name
    .replace(/[{}]/g, (brace) => (brace === '{' ? '(' : ')'))
    .replace(/@+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function quoted(text: string): string {
  return text.replace(/[\\;]/g, '\\$&');
}
