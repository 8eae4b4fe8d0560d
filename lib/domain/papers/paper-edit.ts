import type { SourcedField } from './field-sources';
import type { Bibliography } from './paper';

/** What a person writes in place of what the sources say. */
export interface PaperEdit {
  /** `null`, or an empty value: the person says that there is none. A title cannot be empty. */
  values?: { [Field in SourcedField]?: Bibliography[Field] | null };
  /** Fields whose values the person no longer vouches for: they stay until any better source is met. */
  release?: SourcedField[];
}
