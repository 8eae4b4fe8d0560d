import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import { assignCitationKeys } from '@/lib/exporters/citation/citation-keys';
import { textCitation } from '@/lib/exporters/citation/text-citation';
import type { ExportOptions } from './export-options';
import type { Exported } from './exporter';
import { type CitationFormat, type FormatName, formatNamed } from './formats';
import { selectBranch } from './select-branch';

/** The library, or a branch of it, in another program's words. The caller stores `newKeys`. */
export function exportLibrary(
  format: FormatName,
  library: LibraryContents,
  options: ExportOptions,
): Exported {
  const selection = selectBranch(library, options);
  return { files: formatNamed(format).write(selection), newKeys: selection.newKeys };
}

/**
 * Papers, to be copied, in their order; each under the key that it has, or would have in a library of these papers:
 * no two of them share one.
 */
export function citationsOf(papers: readonly Paper[], format: CitationFormat): string {
  const keys = assignCitationKeys([...papers], [...papers], 'scholar');
  const citations = papers.map((paper) =>
    citationOf(paper, format, paper.citationKey ?? keys.get(paper.id) ?? ''),
  );
  const { joinCitations = inLines } = format === 'text' ? {} : formatNamed(format);
  return joinCitations(citations);
}

const inLines = (citations: string[]) => citations.join('\n');

function citationOf(paper: Paper, format: CitationFormat, key: string): string {
  const { id: paperId, savedAt: at } = paper;
  const placement = {
    ...{ paperId, at, topicId: 'unsorted' as const, also: [], madeBy: 'program' as const },
    ...{ confidence: null, reason: null, ranked: [], rejected: [] },
  };
  const selected = { paper, placement, key, paths: [] };
  const cite = format === 'text' ? undefined : formatNamed(format).cite;
  return cite ? cite(selected) : textCitation(paper);
}
