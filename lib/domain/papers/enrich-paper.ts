import type { PaperId } from '@/lib/domain/ids';
import { foldCase } from '@/lib/domain/text/fold-text';
import { hasValue, isBetter, rankOf, type SourcedValue } from './compare-sources';
import { type FieldSources, type SourcedField, sourcedFields } from './field-sources';
import type { Annotations, Bibliography, Paper } from './paper';

/** A bibliography with the source of each field. */
export interface SourcedBibliography extends Bibliography {
  sources?: FieldSources;
}

/** Volume and pages belong to a venue: if the venue changes, they do too. */
const ofVenue: readonly SourcedField[] = [
  'editors',
  'publicationType',
  'volume',
  'issue',
  'pages',
  'publisher',
];

/**
 * The stored paper, enriched by another source: new identifiers, and for each field the better value (`isBetter`).
 * What a person wrote stays, also if they cleared a field. Returns the same object if the source adds nothing.
 */
export function enrichPaper(paper: Paper, record: SourcedBibliography, names: readonly PaperId[]): Paper {
  const fields: Record<string, unknown> = { ...paper };
  const sources: FieldSources = { ...paper.sources };
  for (const field of sourcedFields) {
    if (ofVenue.includes(field)) continue;
    const other = sourcedValue(record, field);
    const present = sourcedValue(paper, field);
    if (other && (!present || isBetter(other, present))) setField(fields, sources, field, other);
  }
  const given = ofVenue.filter((field) => sourcedValue(record, field));
  const isReplaced =
    fields.venue !== paper.venue && sourcedValue(paper, 'venue') !== undefined && given.length > 0;
  const isOther = fields.venue !== record.venue && sourcedValue(record, 'venue') !== undefined;
  for (const field of ofVenue) {
    const other = sourcedValue(record, field);
    const present = sourcedValue(paper, field);
    if (isReplaced && present && rankOf(present.source) > 0) setField(fields, sources, field, other);
    else if (other && (!present || isBetter(other, present)) && (!isOther || rankOf(other.source) === 0))
      setField(fields, sources, field, other);
  }
  const enriched: Paper = {
    ...(fields as unknown as Paper),
    identifiers: { ...record.identifiers, ...paper.identifiers },
    links: { ...record.links, ...paper.links },
    aliases: [...new Set([...paper.aliases, ...names])],
    ...(Object.keys(sources).length > 0 && { sources }),
  };
  return JSON.stringify(enriched) === JSON.stringify(paper) ? paper : enriched;
}

/** The value of a field; `undefined` if it is empty, unless a person cleared it. */
function sourcedValue(bibliography: SourcedBibliography, field: SourcedField): SourcedValue | undefined {
  const source = bibliography.sources?.[field];
  if (source?.kind !== 'person' && !hasValue(bibliography, field)) return undefined;
  return { value: bibliography[field], source };
}

function setField(
  fields: Record<string, unknown>,
  sources: FieldSources,
  field: SourcedField,
  next: SourcedValue | undefined,
): void {
  if (next?.value === undefined) delete fields[field];
  else fields[field] = next.value;
  if (next?.source) sources[field] = next.source;
  else delete sources[field];
}

/**
 * Merges the annotations of two papers: those of the first win, those of the second fill empty fields, and tags are
 * united.
 */
export function joinAnnotations(paper: Paper, other: Annotations): Paper {
  const { reading, favourite, notes, tags, citationKey } = other;
  const known = new Set(paper.tags?.map(foldCase));
  const more = (tags ?? []).filter((tag) => !known.has(foldCase(tag)));
  const joined: Paper = {
    ...paper,
    ...(reading && !paper.reading && { reading }),
    ...(favourite && { favourite }),
    ...(notes && !paper.notes && { notes }),
    ...(more.length > 0 && { tags: [...(paper.tags ?? []), ...more] }),
    ...(citationKey && !paper.citationKey && { citationKey }),
  };
  return JSON.stringify(joined) === JSON.stringify(paper) ? paper : joined;
}
