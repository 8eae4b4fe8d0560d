/*
 * The fields of BibLaTeX's data model (biblatex 3.17, the tables of biber 2.18). Biber warns about other fields and
 * drops them. Fields that the model lacks are written under names that BibLaTeX reserves for its users. A comment in
 * the file lists them, so that an import can restore them.
 */

type Field = [name: string, value: string | undefined];

const standsAlone = ['volume', 'number', 'pages', 'series'];
const thesis = ['volume', 'number', 'series', 'version', 'editor'];

/** Fields that an entry of each type cannot have. */
const unsupported: Partial<Record<string, readonly string[]>> = {
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

/** Fields of JabRef and Mendeley, which no entry can have. */
const unsupportedEverywhere: readonly string[] = ['groups', 'mendeley-tags', 'readstatus'];

/** The spare name of each such field. LaTeX reads `verba` to `verbc` verbatim, so they may contain any character. */
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

/** Renames the fields that the entry's type lacks to spare names, and adds their original names to `used`. */
export function biblatexFields(type: string, fields: Field[], used: Set<string>): Field[] {
  return fields.map(([name, value]) => {
    const isUnsupported = unsupported[type]?.includes(name) || unsupportedEverywhere.includes(name);
    const spare = isUnsupported ? spares[name] : undefined;
    if (spare && value !== undefined) used.add(name);
    return [spare ?? name, value];
  });
}

/** A comment that tells our importer what the spare fields contain; empty if there are none. */
export function spareFieldsComment(used: ReadonlySet<string>): string {
  const list = Object.entries(spares).filter(([name]) => used.has(name));
  return list.length === 0
    ? ''
    : `@Comment{papertree-fields: ${list.map(([name, spare]) => `${spare} = ${name}`).join('; ')}}\n`;
}

/** The spare field with the names of an entry's groups. */
export const GROUPS_FIELD = 'verba';
