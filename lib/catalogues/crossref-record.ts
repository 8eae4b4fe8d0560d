import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { cslJson } from '@/lib/importers/formats/csl-json';

export const CROSSREF_PARSER = 'crossref';

/** Address at which Crossref returns its record of a DOI as CSL-JSON: https://api.crossref.org/swagger-ui/index.html */
export function crossrefAddress(doi: string): string {
  return `https://api.crossref.org/works/${encodeURIComponent(doi)}/transform/application/vnd.citationstyles.csl+json`;
}

/**
 * The paper in Crossref's response; `null` if it describes no paper, or another one.
 * @throws ExpectedError `file-damaged` if the response is not JSON.
 */
export function readCrossrefRecord(text: string, doi: string): CapturedPaper | null {
  const paper = cslJson.read(text).entries[0]?.paper;
  if (!paper || paper.identifiers.doi !== doi) return null;
  const {
    notes: _,
    tags: __,
    citationKey: ___,
    savedAt: ____,
    reading: _____,
    favourite: ______,
    ...rest
  } = paper;
  return { ...rest, pageUrl: `https://doi.org/${doi}`, parser: CROSSREF_PARSER };
}
