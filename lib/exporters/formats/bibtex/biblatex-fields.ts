/*
 * Fields as BibLaTeX's data model has them (biblatex 3.17, the tables of biber 2.18): biber warns of all others and
 * leaves them out. What the model has no place for stands in fields that it keeps for its users; a comment of the file
 * says which, so that it comes back from there.
 */

type Field = [name: string, value: string | undefined];

const standsAlone = ['volume', 'number', 'pages', 'series'];
const thesis = ['volume', 'number', 'series', 'version', 'editor'];

/** What an entry of each type cannot have of the fields that are written. */
const lacking: Partial<Record<string, readonly string[]>> = {
  article: ['publisher'],
  inproceedings: ['version'],
  incollection: ['version'],
  inbook: ['version'],
  book: ['version'],
  collection: ['version'],
  phdthesis: thesis,
  mastersthesis: thesis,
  techreport: ['volume', 'series', 'editor'],
  misc: standsAlone,
  online: standsAlone,
};

/** No entry can have these: they are JabRef's and Mendeley's. */
const lackingEverywhere: readonly string[] = ['groups', 'mendeley-tags', 'readstatus'];

/** Where it stands instead: `verba` to `verbc` are read by LaTeX as they are written, whatever signs are in them. */
const spares: Partial<Record<string, string>> = {
  groups: 'verba',
  version: 'verbb',
  pages: 'verbc',
  readstatus: 'usera',
  'mendeley-tags': 'userb',
  publisher: 'userc',
  series: 'userd',
  volume: 'usere',
  number: 'userf',
  editor: 'namea',
};

/** The fields of an entry, those that its type lacks under a spare name; `used` is told of these. */
export function biblatexFields(type: string, fields: Field[], used: Set<string>): Field[] {
  return fields.map(([name, value]) => {
    const isLacking = lacking[type]?.includes(name) || lackingEverywhere.includes(name);
    const spare = isLacking ? spares[name] : undefined;
    if (spare && value !== undefined) used.add(name);
    return [spare ?? name, value];
  });
}

/** What the spare fields of a file hold, for a reader of our own; empty where it has none. */
export function spareFieldsComment(used: ReadonlySet<string>): string {
  const list = Object.entries(spares).filter(([name]) => used.has(name));
  return list.length === 0
    ? ''
    : `@Comment{papertree-fields: ${list.map(([name, spare]) => `${spare} = ${name}`).join('; ')}}\n`;
}

/** Where the names of an entry's groups stand. */
export const GROUPS_FIELD = 'verba';
