import { placeholderTitle } from '@/lib/domain/papers/paper';
import type { ReadPaper } from '@/lib/importers/importer';

type Named = Pick<ReadPaper, 'title' | 'identifiers' | 'publicationType'>;

/** Punctuation between a title and its subtitle or a remark. */
const subtitle = /^[^\p{L}\p{N}]*[:,;.?!–—([-]/u;

/**
 * Whether the titles of two entries with a common identifier belong to one paper: they are equal except for case,
 * punctuation and spaces, or one is the other plus a subtitle. The identifier alone is not enough, since files list
 * chapters with their book's DOI and papers with their proceedings' address.
 */
export function agreeInTitle(one: Named, other: Named): boolean {
  // A chapter without a title has the title of its book.
  if (isPart(one) !== isPart(other) && (one.publicationType === 'book' || other.publicationType === 'book'))
    return false;
  if (isPlaceholder(one) || isPlaceholder(other)) return true;
  const [first, second] = [folded(one.title), folded(other.title)];
  const [short, long, title] =
    first.length <= second.length ? [first, second, other.title] : [second, first, one.title];
  if (short === long) return short.length > 0 || one.title === other.title;
  return short.length > 0 && long.startsWith(short) && subtitle.test(after(title, short.length));
}

function isPart({ publicationType }: Named): boolean {
  return publicationType === 'incollection' || publicationType === 'inproceedings';
}

function isPlaceholder({ title, identifiers }: Named): boolean {
  return title === placeholderTitle(identifiers);
}

/** A title's letters and digits, in lower case and without accents. */
function folded(title: string): string {
  return withoutLatex(title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function withoutLatex(title: string): string {
  return title.replace(/<\/?[a-z]+>/gi, '').replace(/\\[a-zA-Z]+/g, '');
}

/** The rest of a title after its first `count` letters and digits. */
function after(title: string, count: number): string {
  const plain = withoutLatex(title).normalize('NFKD').toLowerCase();
  let left = count;
  let at = 0;
  for (const sign of plain) {
    if (left === 0) break;
    if (/[\p{L}\p{N}]/u.test(sign)) left -= sign.length;
    at += sign.length;
  }
  return plain.slice(at);
}
