import type { SourcedField } from './field-sources';
import type { Bibliography, PaperIdentifiers, PaperLinks } from './paper';

/** Identifiers that a person may correct; those of other schemes stand in where there is none of these. */
export const correctedSchemes = [
  'arxiv',
  'doi',
  'openreview',
  'acl',
  'pubmed',
] as const satisfies (keyof PaperIdentifiers)[];
export type CorrectedScheme = (typeof correctedSchemes)[number];

export const linkNames = ['abs', 'pdf', 'html', 'code', 'project'] as const satisfies (keyof PaperLinks)[];

/** What a person writes in place of what the sources say. */
export interface PaperEdit {
  /** `null`, or an empty value: the person says that there is none. A title cannot be empty. */
  values?: { [Field in SourcedField]?: Bibliography[Field] | null };
  /** As a person types or pastes them, an address as well; `null`: the paper has none. */
  identifiers?: { [Scheme in CorrectedScheme]?: string | null };
  /** Addresses; empty: there is none, until a page says otherwise. */
  links?: PaperLinks;
  /** Fields whose values the person no longer vouches for: they stay until any better source is met. */
  release?: SourcedField[];
}
