import {
  type FieldSource,
  type FieldSources,
  type SourcedField,
  type SourceKind,
  sourcedFields,
  sourceKinds,
} from './field-sources';
import { type Bibliography, placeholderTitle } from './paper';

/** The value of a field and its source; without a source, the source is unknown. */
export interface SourcedValue {
  value: unknown;
  source: FieldSource | undefined;
}

/** The sources of a bibliography whose fields all come from one kind of source. */
export function sourcesOf(bibliography: Bibliography, kind: SourceKind): FieldSources {
  const { version } = bibliography;
  const source: FieldSource = { kind, ...(version !== undefined && { version }) };
  return Object.fromEntries(
    sourcedFields.filter((field) => hasValue(bibliography, field)).map((field) => [field, source]),
  );
}

/** Whether the field has a value; a placeholder title made of an identifier does not count. */
export function hasValue(bibliography: Bibliography, field: SourcedField): boolean {
  const value = bibliography[field];
  if (field === 'title' && value === placeholderTitle(bibliography.identifiers)) return false;
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/**
 * Whether another value of a field is better than the present one: from a better kind of source, or from the same
 * kind with a newer version or more content. This is a total order, so the best of several values does not depend on
 * their order.
 */
export function isBetter(other: SourcedValue, present: SourcedValue): boolean {
  const rank = rankOf(other.source) - rankOf(present.source);
  if (rank !== 0) return rank < 0;
  const versions = (other.source?.version ?? 0) - (present.source?.version ?? 0);
  if (versions !== 0) return versions > 0;
  const [left, right] = [JSON.stringify(other.value) ?? '', JSON.stringify(present.value) ?? ''];
  if (left.length !== right.length) return left.length > right.length;
  return left < right;
}

/** The rank of a source; 0 is best. */
export function rankOf(source: FieldSource | undefined): number {
  return sourceKinds.indexOf(source?.kind ?? 'file');
}
