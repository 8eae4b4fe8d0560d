import {
  type FieldSource,
  type FieldSources,
  type SourcedField,
  type SourceKind,
  sourcedFields,
  sourceKinds,
} from './field-sources';
import { type Bibliography, placeholderTitle } from './paper';

/** A field's value, and who says so; no source is an unknown one. */
export interface SourcedValue {
  value: unknown;
  source: FieldSource | undefined;
}

/** The sources of a bibliography of which every field comes from one kind. */
export function sourcesOf(bibliography: Bibliography, kind: SourceKind): FieldSources {
  const { version } = bibliography;
  const source: FieldSource = { kind, ...(version !== undefined && { version }) };
  return Object.fromEntries(
    sourcedFields.filter((field) => saysSomething(bibliography, field)).map((field) => [field, source]),
  );
}

/** Whether the field holds anything; an identifier in the place of a title says nothing. */
export function saysSomething(bibliography: Bibliography, field: SourcedField): boolean {
  const value = bibliography[field];
  if (field === 'title' && value === placeholderTitle(bibliography.identifiers)) return false;
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/**
 * Whether another value of a field is better than the one that is there: of a better kind, or of the same kind and a
 * newer version, or it says more. A total order, so that the best of several is the same in whatever order they come.
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

/** 0 for the best kind. */
export function rankOf(source: FieldSource | undefined): number {
  return sourceKinds.indexOf(source?.kind ?? 'file');
}
