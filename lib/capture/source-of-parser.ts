import { FEED_PARSER } from '@/lib/catalogues/arxiv-feed';
import { CROSSREF_PARSER } from '@/lib/catalogues/crossref-record';
import type { SourceKind } from '@/lib/domain/papers/field-sources';
import { parsers } from './registry';

const kinds = new Map<string, SourceKind>([
  ...parsers.map(({ name, source }) => [name, source] as const),
  [FEED_PARSER, 'record'],
  [CROSSREF_PARSER, 'record'],
]);

/** What a captured paper is worth, by the parser that read it; an unknown parser is worth no more than a link. */
export function sourceOf({ parser }: { parser: string }): SourceKind {
  return kinds.get(parser) ?? 'link';
}
