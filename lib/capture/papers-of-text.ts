import { doiOf, wholeArxivId } from '@/lib/bibliography/identifiers-in-text';
import { type CapturedPaper, paperNames } from '@/lib/domain/papers/paper';
import { paperOfAddress } from './paper-of-address';

/** The most papers that are read from a pasted text; longer lists can be imported as files. */
export const PASTED_PAPERS = 200;

/**
 * The papers in a pasted text of arXiv numbers, DOIs and addresses, each once, in order, with nothing but their
 * identifiers. Empty if the text contains anything else, since it is then a search.
 */
export function papersOfText(text: string): CapturedPaper[] {
  const papers = new Map<string, CapturedPaper>();
  for (const word of wordsOf(text).slice(0, 2 * PASTED_PAPERS)) {
    const paper = paperOfWord(word);
    if (!paper) return [];
    papers.set(paperNames(paper.identifiers)[0] ?? '', paper);
  }
  return [...papers.values()].slice(0, PASTED_PAPERS);
}

/** Splits at blanks, angle brackets, and commas and semicolons before a blank: a DOI may contain such punctuation. */
function wordsOf(text: string): string[] {
  return text
    .replace(/\b(arxiv|doi):\s+/gi, '$1:')
    .split(/[\s<>]+|[,;](?=\s|$)/)
    .flatMap((word) => (/^(arxiv:)?\d{4}\.\d{4,5}(v\d+)?[,;]/i.test(word) ? word.split(/[,;]/) : [word]))
    .filter(Boolean);
}

function paperOfWord(word: string): CapturedPaper | null {
  if (/^https?:\/\//i.test(word)) return paperOfAddress(word);
  const { arxiv } = wholeArxivId(word);
  if (arxiv) return paperOfAddress(`https://arxiv.org/abs/${arxiv}`);
  const named = doiOf(word);
  if (named.arxiv) return paperOfAddress(`https://arxiv.org/abs/${named.arxiv}`);
  if (named.doi) return paperOfAddress(`https://doi.org/${named.doi}`);
  return /^[\w-]+(\.[\w-]+)+\//.test(word) ? paperOfAddress(`https://${word}`) : null;
}
