import type { Paper } from '@/lib/domain/papers/paper';
import { type CitationFormat, formatNamed } from '@/lib/exporters/formats';
import { assignCitationKeys } from './citation-keys';
import { textCitation } from './text-citation';

/**
 * Citations of papers for the clipboard, in order. A paper without a citation key gets one that is unique among these
 * papers; it is not stored.
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
