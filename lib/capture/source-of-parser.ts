import { FEED_PARSER } from '@/lib/catalogues/arxiv-feed';
import { CROSSREF_PARSER } from '@/lib/catalogues/crossref-record';
import type { SourceKind } from '@/lib/domain/papers/field-sources';
import { parsers } from './parser-list';

const kinds = new Map<string, SourceKind>([
  ...parsers.map(({ name, source }) => [name, source] as const),
  [FEED_PARSER, 'record'],
  [CROSSREF_PARSER, 'record'],
]);

/** The kind of source of a captured paper, by its parser; an unknown parser counts as a link. */
export function sourceOf({ parser }: { parser: string }): SourceKind {
  return kinds.get(parser) ?? 'link';
}
