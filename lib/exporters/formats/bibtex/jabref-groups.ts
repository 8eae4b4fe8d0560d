import type { Place } from '@/lib/domain/ids';
import type { SelectedTopic } from '@/lib/exporters/select-branch';
import { GROUPS_FIELD } from './biblatex-fields';

/*
 * The tree as JabRef keeps it, the only way for a BibTeX file to carry one: a comment with the groups, a level and
 * a name a line, and in each entry the names of its groups. In BibLaTeX's data model there is no field `groups`: there a
 * group is of the kind that looks for its name in a field.
 * https://docs.jabref.org/finding-sorting-and-cleaning-entries/groups
 */

/** A name for every topic, by which entries say where they are; unique, since JabRef knows a group by its name alone. */
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

/** A group's name in a list of names, as JabRef escapes it. */
export function escapedGroup(name: string): string {
  return name.replace(/[\\,]/g, '\\$&');
}

/** Braces end the comment, and BibTeX looks for entries in it. */
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
