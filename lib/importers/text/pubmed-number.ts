/**
 * The PubMed identifier in an accession number: every database writes its own into the same field.
 * @param database What the file calls the database.
 */
export function pubmedNumber(number: string | undefined, database = ''): string | undefined {
  const [, labelled] = /^\s*PMID:?\s*(\d+)\s*$/i.exec(number ?? '') ?? [];
  return labelled ?? (/pubmed|medline/i.test(database) ? number : undefined);
}
