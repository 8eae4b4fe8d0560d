/** A paper on arXiv, with the version if one was given. */
export interface ArxivId {
  /** `2401.00001` or `hep-th/9901001`. */
  id: string;
  version?: number;
}

// https://info.arxiv.org/help/arxiv_identifier.html
const since2007 = /^(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v([1-9]\d{0,2}))?$/;
const before2007 = /^([a-z]+(?:-[a-z]+)?)(?:\.[A-Z]{2})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v([1-9]\d{0,2}))?$/;

/**
 * Reads an identifier, with or without `arXiv:` before it and a version after it. The subject class of an old
 * one is left out, since `math.GT/0309136` and `math/0309136` name the same paper.
 */
export function parseArxivId(raw: string): ArxivId | null {
  const text = raw.trim().replace(/^arxiv:\s*/i, '');
  const modern = since2007.exec(text);
  if (modern?.[1]) return { id: modern[1], ...parseVersion(modern[2]) };
  const old = before2007.exec(text);
  if (old?.[1] && old[2]) return { id: `${old[1]}/${old[2]}`, ...parseVersion(old[3]) };
  return null;
}

function parseVersion(digits: string | undefined): { version?: number } {
  return digits === undefined ? {} : { version: Number(digits) };
}
