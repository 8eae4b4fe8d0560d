import type { FieldSource } from '@/lib/domain/papers/field-sources';
import type { Paper } from '@/lib/domain/papers/paper';
import { keyPart, message } from '@/lib/platform/messages';

/** The source of a field in words, such as `arXiv’s record, version 2`. */
export function formatSource(source: FieldSource | undefined, { identifiers }: Paper): string {
  if (!source) return message('source_unknown');
  const { kind, version } = source;
  const isArxiv = kind === 'record' && (version !== undefined || (identifiers.arxiv && !identifiers.doi));
  const name = message(isArxiv ? 'source_record_arxiv' : `source_${keyPart(kind)}`);
  return version === undefined ? name : message('source_version', [name, String(version)]);
}
