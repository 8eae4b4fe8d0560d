/** Fields of a paper's own text, in the order of the bits of a posting's mask. */
export const textFields = ['title', 'abstract', 'authors', 'notes', 'tags', 'identifiers'] as const;
export type TextField = (typeof textFields)[number];

/** Fields that a search covers. The names above a paper belong to its topics, not to the paper's own text. */
export const searchedFields = [...textFields, 'topics'] as const;
export type SearchedField = (typeof searchedFields)[number];

/** A paper's terms by field, in order, with repetitions. */
export type FieldTerms = Record<TextField, readonly string[]>;

/** The weight of each field relative to the abstract: a word in the title counts most. */
export const BOOST: Record<SearchedField, number> = {
  title: 4,
  abstract: 1,
  authors: 3,
  notes: 2,
  tags: 3,
  topics: 1.5,
  identifiers: 1,
};
