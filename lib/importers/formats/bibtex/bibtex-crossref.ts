import type { Entry } from '@retorquere/bibtex-parser';
import { textOf } from './bibtex-entry';

/** References are followed no further: a paper, its volume, the whole work, and what they share, are four. */
const FURTHEST = 50;
/** What a parent's title is to a part of it, where that is not a book: a journal's issue, a work of several volumes. */
const titleOfParent: Partial<Record<string, string>> = {
  article: 'journaltitle',
  book: 'maintitle',
  collection: 'maintitle',
  proceedings: 'maintitle',
};
/** What no entry has from one that it is a part of. */
const ownFields: ReadonlySet<string> = new Set(
  'author title subtitle abstract keywords papertree-keywords pages doi url eprint ids crossref xdata groups note annotation annote'.split(
    ' ',
  ),
);

/**
 * Completes entries with what they have from those that they refer to, and these from theirs: proceedings and books say
 * once what their papers share (`crossref`), and `@xdata` what any entries share. Keys are compared in small letters;
 * the first entry of a key counts, and one without a key is nobody's parent.
 */
export function parentsAmong(entries: Entry[]): (entry: Entry) => Entry {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    if (key !== '' && !byKey.has(key)) byKey.set(key, entry);
  }
  const completed = new Map<Entry, Entry>();
  const complete = (entry: Entry, depth: number): Entry => {
    const known = completed.get(entry);
    if (known || depth > FURTHEST) return known ?? entry;
    // Entries that refer to each other in a circle.
    completed.set(entry, entry);
    const named = (field: string) =>
      (textOf(entry, field) ?? '')
        .split(',')
        .flatMap((key) => byKey.get(key.trim().toLowerCase()) ?? [])
        .map((found) => complete(found, depth + 1));
    let { fields } = entry;
    for (const shared of named('xdata')) fields = { ...shared.fields, ...fields };
    const [parent] = named('crossref');
    if (parent) fields = { ...inherited(entry, parent), ...fields };
    const whole = fields === entry.fields ? entry : { ...entry, fields };
    completed.set(entry, whole);
    return whole;
  };
  return (entry) => complete(entry, 0);
}

function inherited({ type }: Entry, parent: Entry): Entry['fields'] {
  const { title: booktitle, subtitle: _, ...shared } = parent.fields;
  const named = { [titleOfParent[type] ?? 'booktitle']: booktitle };
  const kept = Object.entries({ ...named, ...shared }).filter(
    ([name, value]) => value !== undefined && !ownFields.has(name),
  );
  // A part of a book is by those who wrote the book.
  const author = type === 'inbook' && parent.fields.author ? { author: parent.fields.author } : {};
  return { ...Object.fromEntries(kept), ...author } as Entry['fields'];
}
