/** Fields of a paper's own text, in the order of the bits of a posting's mask. */
export const textFields = ['title', 'abstract', 'authors', 'notes', 'tags', 'identifiers'] as const;
export type TextField = (typeof textFields)[number];

/** Fields that a search looks through; the names above a paper are the topics', not the paper's own. */
export const searchedFields = [...textFields, 'topics'] as const;
export type SearchedField = (typeof searchedFields)[number];

/** A paper's terms, each field's in order, with repetitions. */
export type FieldTerms = Record<TextField, readonly string[]>;

/** What a field counts for against the abstract: a word of the title says most. */
export const BOOST: Record<SearchedField, number> = {
  title: 4,
  abstract: 1,
  authors: 3,
  notes: 2,
  tags: 3,
  topics: 1.5,
  identifiers: 1,
};
