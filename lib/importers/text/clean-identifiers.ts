import { withoutEntities } from './strip-jats-and-html';

/** Suffixes after a DOI in publishers' addresses, such as `/abstract` or `/pdf`. */
const form =
  /\/(?:abstract|full(?:text)?(?:\.html?)?|meta|e?pdf(?:direct|plus)?|summary|references|html?|epub|toc|issuetoc)$/i;

/** The DOI in a field, without labels, resolver addresses and trailing punctuation; empty if there is none. */
export function cleanDoi(raw: string): string {
  const text = withoutEntities(raw.slice(0, 2_000)).replace(/(?<=10\.\d{4,9})%2f/i, '/');
  const [doi = ''] = /10\.\d{4,9}\/\S+/.exec(text) ?? [];
  return doi.replace(/\?[\w-]+=.*$/, '').replace(/[.,;]+$/, '');
}

/** A DOI from a publisher's address, without such a suffix. */
export function withoutForm(doi: string): string {
  return doi.replace(form, '');
}

/**
 * The PubMed number in an accession number, if it is one: every database writes its own number into that field.
 * @param database The database's name in the file.
 */
export function pubmedNumber(number: string | undefined, database = ''): string | undefined {
  const [, labelled] = /^\s*PMID:?\s*(\d+)\s*$/i.exec(number ?? '') ?? [];
  return labelled ?? (/pubmed|medline|\bNLM\b/i.test(database) ? number : undefined);
}
