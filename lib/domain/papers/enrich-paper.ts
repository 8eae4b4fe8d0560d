import type { PaperId } from '@/lib/domain/ids';
import { foldCase } from '@/lib/domain/text/fold-text';
import { isBetter, rankOf, type SourcedValue, saysSomething } from './compare-sources';
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
export function enrichPaper(paper: Paper, met: SourcedBibliography, names: readonly PaperId[]): Paper {
  const fields: Record<string, unknown> = { ...paper };
  const sources: FieldSources = { ...paper.sources };
  for (const field of sourcedFields) {
    if (ofVenue.includes(field)) continue;
    const other = told(met, field);
    const present = told(paper, field);
    if (other && (!present || isBetter(other, present))) setField(fields, sources, field, other);
  }
  const said = ofVenue.filter((field) => told(met, field));
  const isReplaced = fields.venue !== paper.venue && told(paper, 'venue') !== undefined && said.length > 0;
  const isOther = fields.venue !== met.venue && told(met, 'venue') !== undefined;
  for (const field of ofVenue) {
    const other = told(met, field);
    const present = told(paper, field);
    if (isReplaced && present && rankOf(present.source) > 0) setField(fields, sources, field, other);
    else if (other && (!present || isBetter(other, present)) && (!isOther || rankOf(other.source) === 0))
      setField(fields, sources, field, other);
  }
  const enriched: Paper = {
    ...(fields as unknown as Paper),
    identifiers: { ...met.identifiers, ...paper.identifiers },
    links: { ...met.links, ...paper.links },
    aliases: [...new Set([...paper.aliases, ...names])],
    ...(Object.keys(sources).length > 0 && { sources }),
  };
  return JSON.stringify(enriched) === JSON.stringify(paper) ? paper : enriched;
}

/** The value of a field; `undefined` if it is empty, unless a person cleared it. */
function told(bibliography: SourcedBibliography, field: SourcedField): SourcedValue | undefined {
  const source = bibliography.sources?.[field];
  if (source?.kind !== 'person' && !saysSomething(bibliography, field)) return undefined;
  return { value: bibliography[field], source };
}

function setField(
  fields: Record<string, unknown>,
  sources: FieldSources,
  field: SourcedField,
  said: SourcedValue | undefined,
): void {
  if (said?.value === undefined) delete fields[field];
  else fields[field] = said.value;
  if (said?.source) sources[field] = said.source;
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
