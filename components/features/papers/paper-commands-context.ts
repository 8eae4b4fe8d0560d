import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { CapturedPaper, Paper } from '@/lib/domain/papers/paper';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import type { PaperKeyCommand } from './list-keys';

/** What a person can do with papers. */
export interface PaperCommands {
  /** Files them under the place, and pins them there. */
  file(papers: PaperId[], place: Place): void;
  /** Makes a topic at the top of the tree and files them there. */
  fileUnderNew(papers: PaperId[], name: string): void;
  /** Asks where to file them; `suggested` come first. Calls `onFiled` once a place is picked. */
  askPlace(papers: PaperId[], suggested: TopicId[], onFiled?: () => void): void;
  /** Confirms where the program filed them. */
  keep(papers: PaperId[], topicId: TopicId): void;
  /** "Not here": takes them out of the topic where the program filed them, for good; they are filed again. */
  reject(papers: PaperId[], topicId: TopicId): void;
  /** Gives them a further topic. */
  addTo(papers: PaperId[], topicId: TopicId): void;
  /** Asks for a further topic. */
  askFurther(papers: PaperId[]): void;
  /** Takes a further topic away. */
  takeFrom(papers: PaperId[], topicId: TopicId): void;
  annotate(papers: PaperId[], annotation: PaperAnnotation): void;
  remove(papers: PaperId[]): void;
  /** Shows the paper in full. */
  open(paper: PaperId): void;
  /** Shows the paper in full, with the focus in its notes. */
  openNote(paper: PaperId): void;
  /** Opens its page in a tab; says so where it has none. */
  openPage(paper: Paper): void;
  /** Opens its PDF in a tab; says so where it has none. */
  openPdf(paper: Paper): void;
  /** Copies citations, in the format that was chosen last: BibTeX, until another one is. */
  cite(papers: PaperId[]): void;
  /** The same for one that a page shows and that is not in the library. */
  citeUnsaved(paper: CapturedPaper): void;
  /** Asks for the format first, which is then kept. */
  askCitation(papers: PaperId[], anchor: DOMRect): void;
  /** Does what a key asks of a paper. */
  byKey(command: PaperKeyCommand, row: PaperRow, how: KeyedPapers): void;
}

/** What a key that is pressed on a paper is about. */
export interface KeyedPapers {
  /** The papers that are meant: all that are marked, where the paper is one of them. */
  papers: PaperId[];
  /** Where a menu opens. */
  anchor: DOMRect;
  /** Asks where they are to go. */
  move(): void;
}

export const PaperCommandsContext = createContext<PaperCommands | null>(null);

export function usePaperCommands(): PaperCommands {
  const commands = useContext(PaperCommandsContext);
  if (!commands) throw new Error('No PaperCommandsContext above this component');
  return commands;
}
