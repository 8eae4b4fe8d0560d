import type { PaperId } from '@/lib/domain/ids';
import { creatorsOf } from '@/lib/domain/papers/creators';
import type { Paper } from '@/lib/domain/papers/paper';
import type { KeyStyle } from '@/lib/exporters/export-options';

/** Words that keys skip: those of arXiv's longer list that are frequent in titles. */
const stopWords = new Set(
  'a an and are as at be by can do does for from how in into is it its not of on or over that the to towards toward via we what when where which why with without you your all'.split(
    ' ',
  ),
);

/** Letters that Unicode normalization does not decompose into a base letter and an accent. */
const ligatures: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * Makes citation keys for the papers that have none, in the order in which they were saved, so that the same library
 * always gives the same keys. A key that another paper has, ignoring case, gets a letter appended.
 * @param library All papers, since a key is unique in the library.
 */
export function assignCitationKeys(papers: Paper[], library: Paper[], style: KeyStyle): Map<PaperId, string> {
  const taken = new Set(library.flatMap(({ citationKey }) => citationKey?.toLowerCase() ?? []));
  const drawn = new Map<PaperId, string>();
  const missing = papers.filter(({ citationKey }) => citationKey === undefined);
  for (const paper of missing.sort((a, b) => a.savedAt - b.savedAt || (a.id < b.id ? -1 : 1))) {
    const key = uniqueKey(citationKeyOf(paper, style), taken);
    taken.add(key.toLowerCase());
    drawn.set(paper.id, key);
  }
  return drawn;
}

/**
 * The key of a paper before clashes are resolved, in ASCII letters and digits. It is made of the paper's id if author
 * and title have no such letters.
 */
export function citationKeyOf(paper: Paper, style: KeyStyle): string {
  const author = plain(creatorsOf(paper)[0]?.family ?? '').slice(0, 40);
  const year = paper.published?.slice(0, 4) ?? '';
  const words = (paper.title.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(plain).filter(Boolean);
  const significant = words.filter((word) => !stopWords.has(word));
  const title = {
    scholar: (significant[0] ?? words[0] ?? '').slice(0, 30),
    arxiv: significant.slice(0, 4).join('').slice(0, 60),
    'better-bibtex': capitalised(words).slice(0, 60),
  }[style];
  if (!author && !title) return plain(paper.id).slice(0, 60) || 'paper';
  return style === 'better-bibtex' ? `${author}${title}${year}` : `${author}${year}${title}`;
}

/** Better BibTeX's `shorttitle(3, 3)`: the first three significant words, capitalised. */
function capitalised(words: string[]): string {
  const skipped = new Set([
    'a',
    'an',
    'the',
    'of',
    'on',
    'in',
    'for',
    'to',
    'and',
    'with',
    'by',
    'at',
    'from',
    'is',
  ]);
  const short = words.filter((word) => !skipped.has(word)).slice(0, 3);
  return short.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => ligatures[letter] ?? '')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
}

/** The key, with letters appended if it is taken. @param taken Keys in lower case. */
export function uniqueKey(key: string, taken: ReadonlySet<string>): string {
  let free = key;
  for (let count = 0; taken.has(free.toLowerCase()); count++) free = key + letters(count);
  return free;
}

/** a, b, … z, aa, ab, … */
function letters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  return count < 26 ? last : letters(Math.floor(count / 26) - 1) + last;
}
