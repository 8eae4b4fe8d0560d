import type { SourcedField } from './field-sources';
import type { Bibliography, PaperIdentifiers, PaperLinks } from './paper';

/** Identifiers that a person may correct; other schemes are used only if a paper has none of these. */
export const correctedSchemes = [
  'arxiv',
  'doi',
  'openreview',
  'acl',
  'pubmed',
] as const satisfies (keyof PaperIdentifiers)[];
export type CorrectedScheme = (typeof correctedSchemes)[number];

export const linkNames = ['abs', 'pdf', 'html', 'code', 'project'] as const satisfies (keyof PaperLinks)[];

/** A person's corrections of a record. */
export interface PaperEdit {
  /** `null` or an empty value clears the field. A title cannot be empty. */
  values?: { [Field in SourcedField]?: Bibliography[Field] | null };
  /** As typed or pasted, possibly as an address; `null`: the paper has none. */
  identifiers?: { [Scheme in CorrectedScheme]?: string | null };
  /** Addresses; an empty one is removed until a page gives one again. */
  links?: PaperLinks;
  /** Fields that are no longer the person's: their values stay until a source gives a better one. */
  release?: SourcedField[];
}
