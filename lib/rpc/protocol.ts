import type { RestorePreview } from '@/lib/domain/backup';
import type { ActId, MadeBy, PaperId, Place, ProposalId, RuleId, TopicId } from '@/lib/domain/ids';
import type { ImportProgress, UnclearWay } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { ShapeReport } from '@/lib/domain/pages/parser-health';
import type { CapturedPaper, ReadingState, SimilarPaper } from '@/lib/domain/papers/paper';
import type { FilingPreferences } from '@/lib/domain/preferences/filing-preferences';
import type { SitePreferences } from '@/lib/domain/preferences/site-preferences';
import type { Result } from '@/lib/domain/result';
import type { FilingRule } from '@/lib/domain/rules/rule';
import type { ConflictChoice, TargetChoices, TargetSecret } from '@/lib/domain/targets/target';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { KeyStyle } from '@/lib/exporters/export-options';
import type { ExportedFile } from '@/lib/exporters/exporter';
import type { FormatName } from '@/lib/exporters/format-names';

export { keyStyles } from '@/lib/exporters/export-options';
export { folderFormats, formatNames } from '@/lib/exporters/format-names';
export type { ExportedFile, FormatName };

/** Names from the top of the tree down to the topic, e.g. `['Agents', 'Memory']`; empty means Unsorted. */
export type TopicPath = string[];

/** What a page shows beside a paper that it holds. */
export type PaperMark =
  | { state: 'unsaved'; seen?: 'read' | 'not-interested' }
  /** Saved; the engine has not placed it yet. */
  | { state: 'filing'; paperId: PaperId; act: ActId }
  /** Saved and placed; `path` is empty and `needsPerson` true where the engine was unsure. `act` is the save, for undo. */
  | {
      state: 'filed';
      paperId: PaperId;
      act: ActId;
      path: TopicPath;
      confidence: number | null;
      madeBy: MadeBy;
      needsPerson: boolean;
    };

/** Where a paper that is not saved would go; an empty path is Unsorted. */
export interface Suggestion {
  path: TopicPath;
  topicId: Place;
  /** 0 to 1; 0 for Unsorted. */
  confidence: number;
  /** How new the paper is to the library, 0 to 1; `null` for a library of a handful. */
  newness: number | null;
}

/** A topic as a page's menu names it. */
export interface TopicChoice {
  topicId: TopicId;
  path: TopicPath;
}

/** What a page's menu says of one paper. */
export interface PaperChoices {
  /** The likeliest topics, best first, at most five; `confidence` from 0 to 1. */
  ranked: (TopicChoice & { confidence: number })[];
  /** The nearest papers of the library, at most three. */
  nearest: { title: string; path: TopicPath }[];
}

/** Where a person wants a paper: a place, or a topic that is to be made for it. */
export type Destination = { topicId: Place } | { newTopic: string; parentId: TopicId | null };

/** A topic that the panel shows before it exists. */
export interface PlannedTopic {
  name: string;
  /** Index of its parent in the same list, always smaller than its own; `null` at the top. */
  parent: number | null;
  /** Papers filed right under it. */
  papers: PaperId[];
}

/** What a person says of papers; what is absent stays as it is. */
export interface PaperAnnotation {
  /** `null`: none. */
  reading?: ReadingState | null;
  favourite?: boolean;
  /** Markdown; empty: none. */
  notes?: string;
  addTags?: string[];
  removeTags?: string[];
}

/** What a text means, as one model sees it. */
export interface QueryVector {
  /** `<id>@<revision>`: comparable with vectors of this model alone. */
  model: string;
  /** Of unit length; a plain list, because it crosses contexts as JSON. */
  vector: number[];
}

/**
 * Wishes of a page. A page may be hostile, and its scripts share a process with ours: it can save and file what it
 * shows, take that back, and read of the tree and the library the few lines that a menu shows, all of it counted.
 */
export interface PageRequests {
  /** Which of these papers are in the library, in the same order; each paper by any of its names. */
  lookUp(request: { papers: PaperId[][] }): PaperMark[];
  /** Where these papers would go, in the same order; `null` where that could not be said in time. */
  suggest(request: { papers: CapturedPaper[] }): (Suggestion | null)[];
  /** Stores the paper and files it later; answers once it is stored. Saving twice is saving once. */
  savePaper(request: { paper: CapturedPaper }): PaperMark;
  /** Where one paper could go, and what is near it. */
  choices(request: { paper: CapturedPaper }): PaperChoices;
  /** Topics whose path holds every word of the query, at most twenty. */
  findTopics(request: { query: string }): TopicChoice[];
  /** Saves the papers that are not saved, and pins each where the person wants it, as one act; marks in the same order. */
  fileOnPage(request: { papers: CapturedPaper[]; destinations: Destination[] }): {
    act: ActId;
    marks: PaperMark[];
  };
  /** Remembers that the person does not care for a paper that is not saved, or forgets it. */
  notInterested(request: { names: PaperId[]; isSo: boolean }): null;
  /** What the person wants on pages. */
  readSites(request: Record<string, never>): SitePreferences;
  /** The page could not be read as it should be. */
  reportShape(request: { report: ShapeReport }): null;
  /** A paper was read for a while, and is remembered where the person wants that. */
  readOnPage(request: { names: PaperId[] }): null;
  /** Takes an act back, with what the program did on account of it; answers with the act that did so. */
  undo(request: { act: ActId }): { act: ActId };
  /** The panel, opened beside the page that asks (needs the person's click). */
  openPanel(request: Record<string, never>): null;
}

/** A file that was read, before its contents are handed over. */
export type FileToImport = Pick<ImportProgress, 'fileName' | 'format' | 'unread'>;
/** Wishes about targets of exports. Secrets go one way: in. */
export interface SyncRequests {
  /** Whether the target would answer; how many files of ours or others' it holds, `null` where it cannot say. */
  testTarget(request: { id: string; choices: TargetChoices; secret: TargetSecret }): { files: number | null };
  /** The id is drawn by who asks, who may have kept a picked folder under it. The first run follows at once. */
  addTarget(request: { id: string; choices: TargetChoices; secret: TargetSecret }): null;
  /** Without a secret, the old one stays. */
  changeTarget(request: { id: string; choices: TargetChoices; secret?: TargetSecret | undefined }): null;
  pauseTarget(request: { id: string; isPaused: boolean }): null;
  runTarget(request: { id: string }): null;
  /** Forgets the target and its secrets; what was written there stays. */
  removeTarget(request: { id: string }): null;
  /** Says what to do with a file that another hand has changed, and runs the target. */
  settleConflict(request: { id: string; path: string; choice: ConflictChoice }): null;
}

/** Wishes of the panel, which is our own page: all that a page may, and the shaping of the tree. */
export interface PanelRequests extends PageRequests, SyncRequests {
  /** `papers` are filed there, in the same act. */
  createTopic(request: { name: string; parentId: TopicId | null; papers?: PaperId[] | undefined }): {
    act: ActId;
    topicId: TopicId;
  };
  renameTopic(request: { topicId: TopicId; name: string }): { act: ActId };
  /** Before that child of the new parent; absent or `null`: after all of them. */
  moveTopic(request: { topicId: TopicId; parentId: TopicId | null; before?: TopicId | null | undefined }): {
    act: ActId;
  };
  /** `null`: as its parent. */
  colourTopic(request: { topicId: TopicId; colour: TopicColour | null }): { act: ActId };
  pinTopic(request: { topicId: TopicId; isPinned: boolean }): { act: ActId };
  /** Nothing automatic enters, leaves or reshapes the topic and what is below it; or no longer so. */
  lockTopic(request: { topicId: TopicId; locked: boolean }): { act: ActId };
  /** Papers, sub-topics and rules of `from` go to `into`, and `from` goes; pinned papers stay pinned. */
  mergeTopics(request: { from: TopicId; into: TopicId }): { act: ActId };
  /** Sub-topics that the topic's own papers fall into, for a preview; nothing is written. */
  proposeSplit(request: { topicId: TopicId }): PlannedTopic[];
  /** Makes sub-topics and moves the topic's papers into them, pinned ones too; what `proposeSplit` said, or part of it. */
  splitTopic(request: { topicId: TopicId; topics: PlannedTopic[] }): { act: ActId };
  /** The topic goes; its papers and sub-topics go up to its parent. */
  deleteTopic(request: { topicId: TopicId }): { act: ActId };
  /** Pins the papers there. */
  movePapers(request: { paperIds: PaperId[]; topicId: Place }): { act: ActId };
  /** "Not here": they leave the topics where the program put them, for good, and are filed anew. */
  rejectPlaces(request: { paperIds: PaperId[] }): { act: ActId };
  deletePapers(request: { paperIds: PaperId[] }): { act: ActId };
  annotatePapers(request: { paperIds: PaperId[]; annotation: PaperAnnotation }): { act: ActId };
  /** Makes papers belong to a further topic. */
  addToTopic(request: { paperIds: PaperId[]; topicId: TopicId }): { act: ActId };
  takeFromTopic(request: { paperIds: PaperId[]; topicId: TopicId }): { act: ActId };
  /** Asks Crossref and DBLP where a preprint was published, and puts that beside what is known of it. */
  findPublishedVersion(request: { paperId: PaperId }): { act: ActId };
  /** The nearest papers of the library, nearest first, at most ten; none where the paper has no vector yet. */
  similarPapers(request: { paperId: PaperId }): SimilarPaper[];
  /** Takes back the last thing that a person asked for and that stands. */
  undoLast(request: Record<string, never>): { act: ActId; undone: ActId };
  /** Does again what was taken back last, if nothing else was done since; `undone` is that undoing. */
  redoLast(request: Record<string, never>): { act: ActId; undone: ActId };
  /** Takes back all that the program did of itself since then (milliseconds since 1970); what a person did stays. */
  undoProgram(request: { since: number }): { act: ActId };
  /** Places every paper again that no person placed; answers how many. */
  refilePapers(request: Record<string, never>): { papers: number };
  /** What a text means; for search by meaning. */
  embedQuery(request: { text: string }): QueryVector;
  /** Another model for the vectors, by its name in the catalogue; `null` is the bundled one. */
  chooseModel(request: { id: string | null }): null;
  /** Makes room for a file; its contents come in parts. How far it is stands in the setting `importing`. */
  openImport(request: FileToImport): { id: string };
  /** One part, topics before what stands in them. */
  stageImport(request: { id: string; contents: LibraryContents }): null;
  previewImport(request: { id: string }): null;
  runImport(request: { id: string; way: UnclearWay }): null;
  pauseImport(request: { isPaused: boolean }): null;
  /** Ends the import and takes back what it has written, unless it is through; then its result is put away. */
  endImport(request: Record<string, never>): null;
  /** The library or a branch as files; citation keys that were missing are stored. */
  exportLibrary(request: { format: FormatName; branch: TopicId | null; keys: KeyStyle }): ExportedFile[];
  /** Papers and topics to try the product with. */
  addSample(request: Record<string, never>): { act: ActId };
  /** Takes them away again, save those that a person did something with. */
  removeSample(request: Record<string, never>): { act: ActId };
  /** Keeps the library as it is now. */
  backUp(request: Record<string, never>): null;
  /** What restoring would change; nothing is written. */
  previewRestore(request: { id: string }): RestorePreview;
  /** Makes the library what it was in the backup, as one act. */
  restoreBackup(request: { id: string }): { act: ActId };
  /** Where the library cannot be opened: deletes it, and makes it anew out of the backup. */
  startOver(request: { id: string }): null;
  /** A first tree for the papers in Unsorted; nothing is written. */
  proposeTree(request: Record<string, never>): PlannedTopic[];
  /** Makes the topics and files their papers, as one act. */
  plantTree(request: { topics: PlannedTopic[] }): { act: ActId };
  /** Looks whether there is something to propose by now; what is found is read from the database. */
  lookForProposals(request: Record<string, never>): null;
  /** Carries them out as one act; answers with those that still held. */
  acceptProposals(request: { ids: ProposalId[] }): { act: ActId; accepted: ProposalId[] };
  /** As one act; they are not made again. */
  declineProposals(request: { ids: ProposalId[] }): { act: ActId };
  /** Rules hold from now on and for the papers that no person placed; answers how many of these were moved. */
  createRule(request: { rule: FilingRule }): { act: ActId; ruleId: RuleId; moved: number };
  changeRule(request: { ruleId: RuleId; categories: string[]; words: string[] }): {
    act: ActId;
    moved: number;
  };
  /** The papers that it filed stay. */
  deleteRule(request: { ruleId: RuleId }): { act: ActId; moved: number };
  /** The first rule that fits is followed. */
  orderRules(request: { ruleIds: RuleId[] }): { act: ActId; moved: number };
  /** Papers that a rule, new or in place of `ruleId`, would decide, and those of them that it would move. */
  previewRule(request: { rule: FilingRule; ruleId: RuleId | null }): { fits: PaperId[]; moves: PaperId[] };
  /** From now on; what is not named stays. */
  changeSites(request: Partial<SitePreferences>): null;
  /** Takes away what was last said of a page's shape. */
  dismissShape(request: Record<string, never>): null;
  /** Forgets every paper that was read or waved away and not saved. */
  forgetAllSeen(request: Record<string, never>): null;
  /** From now on; what is not named stays. */
  changeSettings(request: Partial<FilingPreferences>): null;
}

/** What the background tells every open page: the marks that changed, under every name of the paper. */
export interface MarksChanged {
  type: 'marksChanged';
  marks: Record<PaperId, PaperMark>;
}

/** What the background tells every open page when what is to be done on pages changed. */
export interface SitesChanged {
  type: 'sitesChanged';
}

export type RequestName = keyof PanelRequests;
export type Answer<Name extends RequestName> = Result<ReturnType<PanelRequests[Name]>>;

/** The background, as seen by who may ask it for `Name`; every answer is a `Result`, and none rejects. */
export type Client<Name extends RequestName> = {
  [Each in Name]: (request: Parameters<PanelRequests[Each]>[0]) => Promise<Answer<Each>>;
};

/** What a page may ask of the background, and what it hears from it. */
export interface PageClient extends Client<keyof PageRequests> {
  /** Listens to the marks that change; returns how to stop. */
  onMarksChanged(listener: (marks: MarksChanged['marks']) => void): () => void;
  /** Listens to changes of what is to be done on pages; returns how to stop. */
  onSitesChanged(listener: () => void): () => void;
}
