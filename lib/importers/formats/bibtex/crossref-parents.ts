import type { Entry } from '@retorquere/bibtex-parser';
import { textOf } from './describe-entry';

/** How many references in a row are followed. A paper, its volume, the whole work and their `@xdata` need four. */
const FURTHEST = 50;
/** The field that a parent's title becomes in an entry of this type; `booktitle` for types not listed here. */
const titleOfParent: Partial<Record<string, string>> = {
  article: 'journaltitle',
  book: 'maintitle',
  collection: 'maintitle',
  proceedings: 'maintitle',
};
/** Fields that entries do not inherit. */
const ownFields: ReadonlySet<string> = new Set(
  'author title subtitle abstract keywords papertree-keywords pages doi url eprint ids crossref xdata groups note annotation annote'.split(
    ' ',
  ),
);

/**
 * Returns a function that adds inherited fields to an entry, from its parent (`crossref`, the proceedings or book) and
 * from `@xdata` entries, which inherit in turn. Keys are compared in lower case. If several entries have the same key,
 * the first one counts; an entry without a key is never a parent.
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
    // Ends cycles of entries that refer to each other.
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
  // An `@inbook` is part of a book by the same authors.
  const author = type === 'inbook' && parent.fields.author ? { author: parent.fields.author } : {};
  return { ...Object.fromEntries(kept), ...author } as Entry['fields'];
}
