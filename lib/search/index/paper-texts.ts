import type { Paper } from '@/lib/domain/papers/paper';
import { authorNames, filterTexts } from './filters';
import type { RowTexts } from './paper-rows';
import { type TermOptions, termsOf } from './terms';
import { textHash } from './text-hash';
import { type FieldTerms, textFields } from './word-index/fields';
import { isCommon } from './words-and-stop-words';

/** A hash of all texts of a paper that the index reads. */
export function hashOfTexts(paper: Paper): number {
  const { title, abstract, notes = '', tags = [], identifiers, categories } = paper;
  const { venue = '', journalReference = '', publishedVersion } = paper;
  const rest = [venue, journalReference, publishedVersion?.venue ?? '', ...categories];
  return textHash(
    [
      ...[title, abstract, notes, tags.join('\t'), authorNames(paper).join('\t')],
      ...[Object.values(identifiers).join('\t'), rest.join('\t')],
    ].join('\n'),
  );
}

/** The terms of a paper's fields. */
export function termsOfPaper(paper: Paper): FieldTerms {
  const { title, abstract, notes = '', tags = [], identifiers } = paper;
  const terms = (text: string, options: TermOptions = { joinsSpaced: true }) =>
    termsOf(text, options).filter((term) => term !== '' && !isCommon(term));
  return {
    title: terms(title),
    abstract: terms(abstract, { joinsSpaced: false }),
    authors: terms(authorNames(paper).join(' | ')),
    notes: terms(notes, { joinsSpaced: false }),
    tags: terms(tags.join(' ')),
    identifiers: terms(Object.values(identifiers).join(' ')),
  };
}

export function rowTexts(paper: Paper, terms: FieldTerms, hash: number): RowTexts {
  return {
    hash,
    lengths: textFields.map((field) => new Set(terms[field]).size),
    filterTexts: filterTexts(paper),
  };
}
