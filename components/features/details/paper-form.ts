import type { SourcedField } from '@/lib/domain/papers/field-sources';
import type { Author, Paper } from '@/lib/domain/papers/paper';
import {
  type CorrectedScheme,
  correctedSchemes,
  linkNames,
  type PaperEdit,
} from '@/lib/domain/papers/paper-edit';

/** The fields of a paper that a person can edit as text. */
export const textFields = [
  'title',
  'authors',
  'venue',
  'published',
  'abstract',
] as const satisfies readonly SourcedField[];
export type TextField = (typeof textFields)[number];
type LinkName = (typeof linkNames)[number];

/** The text of each field of the form. */
export type PaperForm = Record<TextField | CorrectedScheme | LinkName, string>;

/** The unchanged form of a paper. */
export function formOf(paper: Paper): PaperForm {
  const { title, authors, venue = '', published = '', abstract, identifiers, links } = paper;
  return {
    ...{ title, authors: authors.map(formatAuthor).join('\n'), venue, published, abstract },
    ...record(correctedSchemes, (scheme) => identifiers[scheme] ?? ''),
    ...record(linkNames, (name) => links[name] ?? ''),
  };
}

/** The changes that the person made in the form; `null` if there are none. */
export function editOf(paper: Paper, form: PaperForm): PaperEdit | null {
  const before = formOf(paper);
  const isChanged = (field: keyof PaperForm) => form[field].trim() !== before[field].trim();
  const fields = textFields.filter(isChanged);
  const schemes = correctedSchemes.filter(isChanged);
  const links = linkNames.filter(isChanged);
  if (fields.length + schemes.length + links.length === 0) return null;
  return {
    ...(fields.length > 0 && { values: Object.assign({}, ...fields.map((field) => valueIn(field, form))) }),
    ...(schemes.length > 0 && { identifiers: record(schemes, (scheme) => form[scheme].trim() || null) }),
    ...(links.length > 0 && { links: record(links, (name) => form[name]) }),
  };
}

function valueIn(field: TextField, form: PaperForm): NonNullable<PaperEdit['values']> {
  if (field === 'authors') return { authors: form.authors.split('\n').flatMap(readAuthor) };
  const text = form[field].trim();
  return field === 'title' ? { title: text } : { [field]: text || null };
}

/** An author such as `Curie, Marie`; a group or a single name has no comma. */
function formatAuthor({ family, given }: Author): string {
  return given ? `${family}, ${given}` : family;
}

function readAuthor(line: string): Author[] {
  const [family = '', ...given] = line.split(',').map((part) => part.trim());
  return family ? [{ family, given: given.join(', ') }] : [];
}

function record<Key extends string, Value>(
  keys: readonly Key[],
  valueFor: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, valueFor(key)])) as Record<Key, Value>;
}
