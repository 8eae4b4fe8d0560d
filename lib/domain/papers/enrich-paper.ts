import type { PaperId } from '@/lib/domain/ids';
import { foldCase } from '@/lib/domain/text/fold-text';
import type { Annotations, Bibliography, Paper } from './paper';
import { placeholderTitle } from './paper';

/**
 * The stored paper with what another source adds: new names, a newer version, fields that were empty. The same
 * object where it adds nothing.
 */
export function enrichPaper(paper: Paper, met: Bibliography, names: readonly PaperId[]): Paper {
  const { identifiers, links, title, abstract, authors, categories, keywords } = met;
  const { published, updated, version, comment, journalReference, venue } = met;
  const { publicationType, volume, issue, pages, publisher } = met;
  const read = { title, abstract, authors, categories, keywords };
  const isNewer = (version ?? 0) > (paper.version ?? 0);
  // Volume and pages are of one venue: what another venue has says nothing of them.
  const isOfVenue = isNewer || isEmpty(paper.venue) || paper.venue === venue;
  const details = isOfVenue && { publicationType, volume, issue, pages, publisher };
  const told = { ...read, published, updated, version, comment, journalReference, venue, ...details };
  const enriched: Paper = { ...paper };
  for (const [field, value] of Object.entries(told) as [keyof typeof told, never][]) {
    if (isEmpty(value)) continue;
    if (field === 'title' && title === placeholderTitle(identifiers)) continue;
    if (isNewer || isEmpty(paper[field])) enriched[field] = value;
  }
  if (paper.title === placeholderTitle(paper.identifiers) && title) enriched.title = title;
  // A list page may know a later version by number alone, and an abstract is not lost to it.
  enriched.identifiers = { ...identifiers, ...paper.identifiers };
  enriched.links = { ...links, ...paper.links };
  enriched.aliases = [...new Set([...paper.aliases, ...names])];
  return JSON.stringify(enriched) === JSON.stringify(paper) ? paper : enriched;
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

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
