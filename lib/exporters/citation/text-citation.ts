import { creatorsOf } from '@/lib/domain/papers/creators';
import type { Author, Paper } from '@/lib/domain/papers/paper';
import { fullName } from '@/lib/exporters/text/name-parts';
import { referenceOf } from './reference-fields';

/** A citation in plain text, as for an email: authors, year, title, venue, address. */
export function textCitation(paper: Paper): string {
  const { date, venue, doi, url, arxiv } = referenceOf(paper);
  const creators = creatorsOf(paper);
  const names = creators.slice(0, 6).map(fullName);
  if (creators.length > 6) names.push('et al.');
  const where = venue ?? (arxiv && `arXiv:${arxiv}`);
  const head = [names.join(', '), date && `(${date.slice(0, 4)})`].filter(Boolean).join(' ');
  const sentences = [head, paper.title, where].filter(Boolean).map((part) => part?.replace(/[.\s]*$/, '.'));
  return [...sentences, doi ? `https://doi.org/${doi}` : url].filter(Boolean).join(' ');
}

/** `Curie`, `Curie and Joliot`, `Curie et al.` */
export function shortAuthors(authors: Author[]): string {
  const [first, second] = authors;
  if (!first) return '';
  if (!second) return first.family;
  return authors.length === 2 ? `${first.family} and ${second.family}` : `${first.family} et al.`;
}
