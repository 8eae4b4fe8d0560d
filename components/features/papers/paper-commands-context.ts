import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { CapturedPaper, Paper } from '@/lib/domain/papers/paper';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import type { PaperKeyCommand } from './list-key-command';

/** Actions on papers. */
export interface PaperCommands {
  /** Files the papers in the place, and pins them there. */
  file(papers: PaperId[], place: Place): void;
  /** Creates a topic at the top of the tree and files the papers there. */
  fileUnderNew(papers: PaperId[], name: string): void;
  /** Asks where to file the papers, with `suggested` first. Calls `onFiled` once a place is picked. */
  askPlace(papers: PaperId[], suggested: TopicId[], onFiled?: () => void): void;
  /** Confirms the topic in which the program filed the papers. */
  keep(papers: PaperId[], topicId: TopicId): void;
  /** "Not here": permanently rejects the topic in which the program filed the papers; they are filed again. */
  reject(papers: PaperId[], topicId: TopicId): void;
  /** Adds a secondary topic. */
  addTo(papers: PaperId[], topicId: TopicId): void;
  /** Asks for a secondary topic and adds it. */
  askFurther(papers: PaperId[]): void;
  /** Removes a secondary topic. */
  takeFrom(papers: PaperId[], topicId: TopicId): void;
  annotate(papers: PaperId[], annotation: PaperAnnotation): void;
  remove(papers: PaperId[]): void;
  /** Shows the paper in full. */
  open(paper: PaperId): void;
  /** Shows the paper in full, with the focus in its notes. */
  openNote(paper: PaperId): void;
  /** Opens the paper's page in a tab, or says that it has none. */
  openPage(paper: Paper): void;
  /** Opens the paper's PDF in a tab, or says that it has none. */
  openPdf(paper: Paper): void;
  /** Copies citations in the format that was chosen last; BibTeX by default. */
  cite(papers: PaperId[]): void;
  /** Copies the citation of a paper that a page shows and that is not in the library. */
  citeUnsaved(paper: CapturedPaper): void;
  /** Asks for the format first, and remembers it. */
  askCitation(papers: PaperId[], anchor: DOMRect): void;
  /** Runs the command of a key on a paper. */
  byKey(command: PaperKeyCommand, row: PaperRow, how: KeyedPapers): void;
}

/** The papers that a key concerns. */
export interface KeyedPapers {
  /** All marked papers if the focused paper is one of them, otherwise only that one. */
  papers: PaperId[];
  /** The menu opens beside this rectangle. */
  anchor: DOMRect;
  /** Asks where to move the papers. */
  move(): void;
}

export const PaperCommandsContext = createContext<PaperCommands | null>(null);

export function usePaperCommands(): PaperCommands {
  const commands = useContext(PaperCommandsContext);
  if (!commands) throw new Error('No PaperCommandsContext above this component');
  return commands;
}
