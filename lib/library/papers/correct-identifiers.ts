import * as v from 'valibot';
import { arxivLinks } from '@/lib/bibliography/arxiv-pages';
import { bibliographyEntries } from '@/lib/bibliography/field-schemas';
import { doiOf, wholeArxivId } from '@/lib/bibliography/identifiers-in-text';
import { identifiersOfAddress } from '@/lib/capture/identifiers-of-address';
import { ExpectedError } from '@/lib/domain/errors';
import { type Paper, type PaperIdentifiers, type PaperLinks, paperNames } from '@/lib/domain/papers/paper';
import type { CorrectedScheme, PaperEdit } from '@/lib/domain/papers/paper-edit';

/**
 * The paper with corrected identifiers. The new names replace the old ones, except for its id. Links that are derived
 * from an identifier are updated.
 * @throws ExpectedError `invalid-identifier`
 */
export function withIdentifiers(paper: Paper, typed: NonNullable<PaperEdit['identifiers']>): Paper {
  const identifiers: PaperIdentifiers = { ...paper.identifiers };
  for (const [name, raw] of Object.entries(typed)) {
    const scheme = name as CorrectedScheme;
    if (raw === null || raw.trim() === '') delete identifiers[scheme];
    else identifiers[scheme] = typedIdentifier(scheme, raw);
  }
  const gone = new Set(paperNames(paper.identifiers));
  const kept = paper.aliases.filter((alias) => alias === paper.id || !gone.has(alias));
  return {
    ...paper,
    identifiers,
    aliases: [...new Set([...kept, ...paperNames(identifiers)])],
    links: linksOf(paper, identifiers),
  };
}

/** An identifier out of what a person typed: by itself, with its scheme before it, or as an address. */
function typedIdentifier(scheme: CorrectedScheme, raw: string): string {
  const text = raw.trim();
  const plain = text.replace(/^(?:pmid|pubmed|openreview|acl)\s*:?\s*/i, '');
  const found: PaperIdentifiers = {
    ...(/^https?:/i.test(text) ? identifiersOfAddress(text) : { [scheme]: plain }),
    ...wholeArxivId(text),
    ...doiOf(text),
  };
  const value = found[scheme];
  const isValid =
    v.is(bibliographyEntries.identifiers.entries[scheme], value) &&
    (scheme !== 'arxiv' || wholeArxivId(value ?? '').arxiv === value);
  if (!value || !isValid || /\s/.test(value)) throw new ExpectedError('invalid-identifier');
  return value;
}

function linksOf({ identifiers: before, links }: Paper, { arxiv, doi }: PaperIdentifiers): PaperLinks {
  const next = { ...links };
  if (arxiv !== before.arxiv) {
    const old = before.arxiv ? Object.values(arxivLinks(before.arxiv)) : [];
    if (old.includes(next.abs ?? '')) delete next.abs;
    if (old.includes(next.pdf ?? '')) delete next.pdf;
    if (before.arxiv && next.html?.includes(before.arxiv)) delete next.html;
    if (arxiv) Object.assign(next, arxivLinks(arxiv));
  }
  if (doi !== before.doi && before.doi && next.abs === `https://doi.org/${before.doi}`) delete next.abs;
  if (!next.abs && doi && v.is(bibliographyEntries.links.entries.abs, `https://doi.org/${doi}`))
    next.abs = `https://doi.org/${doi}`;
  return next;
}
