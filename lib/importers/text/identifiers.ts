import { withoutEntities } from './strip-markup';

/** Of what publishers put after a DOI in their addresses: the form of the text. */
const form =
  /\/(?:abstract|full(?:text)?(?:\.html?)?|meta|e?pdf(?:direct|plus)?|summary|references|html?|epub|toc|issuetoc)$/i;

/** What a field for DOIs holds, without labels, addresses of resolvers and the sign that ended a sentence. */
export function cleanDoi(raw: string): string {
  const [doi = ''] = /10\.\d{4,9}\/\S+/.exec(withoutEntities(raw.slice(0, 2_000))) ?? [];
  return doi.replace(/\?[\w-]+=.*$/, '').replace(/[.,;]+$/, '');
}

/** A DOI that was read out of an address. */
export function withoutForm(doi: string): string {
  return doi.replace(form, '');
}

/**
 * The PubMed identifier in an accession number: every database writes its own into the same field.
 * @param database What the file calls the database.
 */
export function pubmedNumber(number: string | undefined, database = ''): string | undefined {
  const [, labelled] = /^\s*PMID:?\s*(\d+)\s*$/i.exec(number ?? '') ?? [];
  return labelled ?? (/pubmed|medline|\bNLM\b/i.test(database) ? number : undefined);
}
