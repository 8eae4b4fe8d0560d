/**
 * Kinds of sources of a field, the best first: the person; the record that arXiv or the publisher keeps (an answer of
 * its API, the abstract page of a version); what another site keeps as data (tags, JSON); a row of a list; a full
 * text; a file of another program; the words of a link.
 */
export const sourceKinds = ['person', 'record', 'structured', 'list', 'full-text', 'file', 'link'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Where the value of a field comes from. */
export interface FieldSource {
  kind: SourceKind;
  /** The arXiv version that the source describes, from 1; absent if it names none. */
  version?: number;
}

/** Fields that have a source. Identifiers and addresses have none: those of all sources are united. */
export const sourcedFields = [
  'title',
  'abstract',
  'authors',
  'editors',
  'categories',
  'published',
  'updated',
  'version',
  'comment',
  'journalReference',
  'venue',
  'publicationType',
  'volume',
  'issue',
  'pages',
  'publisher',
  'keywords',
] as const;
export type SourcedField = (typeof sourcedFields)[number];

/** The source of each field. An absent source is unknown, and counts as a file of another program. */
export type FieldSources = Partial<Record<SourcedField, FieldSource>>;
