import { type CitationFormat, citationFormats, citationsOf } from '@/components/data/export-formats';
import { useLibraryQueries } from '@/components/data/library-queries';
import type { Acts } from '@/components/features/acts/acts-context';
import { buildTopicNodes, type TopicNode } from '@/components/features/tree/topic-nodes';
import { pluralMessage } from '@/components/i18n/plural-message';
import { usePersistedState } from '@/components/ui/hooks/use-persisted-state';
import type { PaperId } from '@/lib/domain/ids';
import { type CapturedPaper, type Paper, paperNames } from '@/lib/domain/papers/paper';
import { selfAndDescendants } from '@/lib/domain/topics/walk-tree';
import { keyPart, message } from '@/lib/platform/messages';

/** The cited papers: a list, all papers of a branch, or an unsaved paper of a page. */
export type Cited = { papers: PaperId[] } | { topic: TopicNode } | { unsaved: CapturedPaper };

/** Copies citations in the format that was chosen last. */
export interface Citing {
  /** BibTeX by default. */
  format: CitationFormat;
  copy(cited: Cited): void;
  /** Copies in this format and remembers it. */
  copyAs(cited: Cited, format: CitationFormat): void;
}

export function useCiting(acts: Acts): Citing {
  const library = useLibraryQueries();
  const [format, setFormat] = usePersistedState<CitationFormat>(
    'citation-format',
    'bibtex',
    isCitationFormat,
  );

  async function idsOf(cited: Exclude<Cited, { unsaved: CapturedPaper }>): Promise<PaperId[]> {
    if ('papers' in cited) return cited.papers;
    // Read again, since the rendered tree may lack a paper that was just filed.
    const { topics, counts } = await library.readTree();
    const branch = buildTopicNodes(topics, counts).byId.get(cited.topic.topic.id);
    const nodes = branch ? [...selfAndDescendants(branch, ({ children }) => children)] : [];
    const ids = await Promise.all(nodes.map(({ topic }) => library.readPlaceIds(topic.id, 'filed')));
    return [...new Set(ids.flat())];
  }

  async function storedPapers(ids: PaperId[]): Promise<Paper[]> {
    return (await library.readPaperRows(ids)).map(({ paper }) => paper);
  }

  async function copyAs(cited: Cited, wanted: CitationFormat) {
    const papers = 'unsaved' in cited ? [asSaved(cited.unsaved)] : await storedPapers(await idsOf(cited));
    if (papers.length === 0) return;
    const name = message(`citation_${keyPart(wanted)}`);
    try {
      await navigator.clipboard.writeText(citationsOf(papers, wanted));
      acts.say(pluralMessage('citation_copied', papers.length, [name]));
    } catch {
      // The browser may refuse access to the clipboard; report that nothing was copied.
      acts.fail({ error: 'clipboard-refused' });
    }
  }

  return {
    format,
    copy: (cited) => void copyAs(cited, format),
    copyAs(cited, wanted) {
      setFormat(wanted);
      void copyAs(cited, wanted);
    },
  };
}

/** The paper as it would be stored in the library, with equal citation data. */
function asSaved(paper: CapturedPaper): Paper {
  const aliases = paperNames(paper.identifiers);
  return { ...paper, id: aliases[0] ?? ('' as PaperId), aliases, savedAt: 0 };
}

function isCitationFormat(value: unknown): value is CitationFormat {
  return citationFormats.some((format) => format === value);
}
