import type { PaperId } from '@/lib/domain/ids';
import { foldCase } from '@/lib/domain/text/fold-text';
import { isBetter, rankOf, type SourcedValue, saysSomething } from './compare-sources';
import { type FieldSources, type SourcedField, sourcedFields } from './field-sources';
import type { Annotations, Bibliography, Paper } from './paper';

/** A bibliography, and who says each of its fields. */
export interface SourcedBibliography extends Bibliography {
  sources?: FieldSources;
}

/** Volume and pages are of one venue: what another venue has says nothing of them. */
const ofVenue: readonly SourcedField[] = [
  'editors',
  'publicationType',
  'volume',
  'issue',
  'pages',
  'publisher',
];

/**
 * The stored paper with what another source adds: new names, and of each field the better value (`isBetter`); what a
 * person wrote stays, also where they wrote that there is nothing. The same object where the source adds nothing.
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

/** What a bibliography says of a field; `undefined` where it says nothing, unless a person said so. */
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

/** What a person wrote stays; what they wrote elsewhere fills what is empty, and tags come together. */
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
