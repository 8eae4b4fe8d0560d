import { placeholderTitle } from '@/lib/domain/papers/paper';
import type { ReadPaper } from '@/lib/importers/importer';

type Named = Pick<ReadPaper, 'title' | 'identifiers' | 'publicationType'>;

/** What parts a title from its subtitle, or a remark from either. */
const subtitle = /^[^\p{L}\p{N}]*[:,;.?!–—([-]/u;

/**
 * Whether two entries that share an identifier are one paper: their titles agree but for case, marks and spaces, or one
 * is the other with a subtitle more. Chapters are filed under their book's DOI and papers under their proceedings'
 * address, so the identifier alone says nothing.
 */
export function agreeInTitle(one: Named, other: Named): boolean {
  // A chapter without a title of its own is called as its book.
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

/** Letters and figures alone. */
function folded(title: string): string {
  return withoutLatex(title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function withoutLatex(title: string): string {
  return title.replace(/<\/?[a-z]+>/gi, '').replace(/\\[a-zA-Z]+/g, '');
}

/** What follows the part of a title that has so many letters and figures. */
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
