import * as v from 'valibot';
import { bibliographyEntries, filledLine, line, paperId, webAddress } from '@/lib/bibliography/paper-schema';
import type { ActId, PaperId, Place, ProposalId, RuleId, TopicId } from '@/lib/domain/ids';
import { SHOWN_ENTRIES, unclearWays, unreadReasons } from '@/lib/domain/imports/import-progress';
import { type CapturedPaper, NOTES_MAX, readingStates } from '@/lib/domain/papers/paper';
import { autonomies, granularities } from '@/lib/domain/preferences/filing-preferences';
import type { SitePreferences } from '@/lib/domain/preferences/site-preferences';
import { isZotero, type TargetChoices } from '@/lib/domain/targets/target';
import { topicColours } from '@/lib/domain/topics/topic';
import { keyStyles } from '@/lib/exporters/export-options';
import { formatNames, mergedFormats, targetFormats } from '@/lib/exporters/format-names';
import { libraryContentsSchema } from '@/lib/library-file/library-file-schema';
import type { Destination, PanelRequests, PaperAnnotation, PlannedTopic } from './protocol';

/*
 * The door. A paper may be as long here as a parser lets it be, and no longer: a hostile page that speaks to us
 * past the parsers cannot fill the disk with one click either.
 */
const uuid = v.pipe(v.string(), v.uuid());
const topicId = uuid as unknown as Schema<TopicId>;
const actId = uuid as unknown as Schema<ActId>;
const ruleId = uuid as unknown as Schema<RuleId>;
const proposalId = uuid as unknown as Schema<ProposalId>;
const place = v.union([v.literal('unsorted'), uuid]) as unknown as Schema<Place>;

type Schema<Value> = v.GenericSchema<Value>;

const capturedPaper = v.pipe(
  v.object({
    ...bibliographyEntries,
    pageUrl: webAddress,
    parser: filledLine(60),
  }),
  v.check(({ identifiers }) => Object.values(identifiers).some(Boolean), 'a paper needs an identifier'),
) as unknown as Schema<CapturedPaper>;

const plannedTopics = v.pipe(
  v.array(
    v.object({
      name: filledLine(200),
      parent: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
      papers: v.pipe(v.array(paperId), v.maxLength(100_000)),
    }),
  ),
  v.maxLength(5_000),
  v.check((topics) => topics.every(({ parent }, index) => parent === null || parent < index)),
) as unknown as Schema<PlannedTopic[]>;

const destination = v.union([
  v.object({ topicId: place }),
  v.object({ newTopic: filledLine(2_000), parentId: v.nullable(topicId) }),
]) as unknown as Schema<Destination>;
const targetFields = v.object({
  name: filledLine(60),
  place: v.variant('kind', [
    v.object({ kind: v.literal('folder'), name: line(300) }),
    v.object({
      kind: v.literal('downloads'),
      folder: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,60}$/u)),
    }),
    v.object({ kind: v.literal('webdav'), address: webAddress, user: line(300) }),
    v.object({
      kind: v.literal('github'),
      api: webAddress,
      repository: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/)),
      branch: filledLine(200),
      folder: line(300),
    }),
    v.object({
      kind: v.literal('gist'),
      api: webAddress,
      gist: v.pipe(v.string(), v.regex(/^[0-9a-f]{20,40}$/)),
    }),
    v.object({ kind: v.literal('zotero'), api: webAddress }),
    v.object({ kind: v.literal('zotero-desktop'), address: webAddress }),
  ]),
  content: v.variant('of', [
    v.object({ of: v.literal('library') }),
    v.object({ of: v.literal('each-branch') }),
    v.object({
      of: v.literal('branches'),
      branches: v.pipe(v.array(topicId), v.minLength(1), v.maxLength(5_000)),
    }),
  ]),
  format: v.picklist([...targetFormats, 'zotero']),
  timing: v.variant('on', [
    v.object({ on: v.literal('change') }),
    v.object({ on: v.literal('schedule'), hours: v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 31)) }),
    v.object({ on: v.literal('request') }),
  ]),
  isEncrypted: v.boolean(),
});
const targetChoices = v.pipe(
  targetFields,
  // Zotero reads items, not files, and none that are encrypted.
  v.check(({ place, format, isEncrypted }) =>
    isZotero(place) ? format === 'zotero' && !isEncrypted : format !== 'zotero',
  ),
  // What stands in the downloads folder cannot be read.
  v.check(
    ({ place, format }) => place.kind !== 'downloads' || mergedFormats.every((each) => each !== format),
  ),
) as unknown as Schema<TargetChoices>;
const targetSecret = v.object({ secret: line(1_000), passphrase: line(1_000) });

const fileToImport = v.object({
  fileName: line(500),
  format: filledLine(60),
  unread: v.object({
    count: v.pipe(v.number(), v.integer(), v.minValue(0)),
    first: v.pipe(
      v.array(
        v.object({
          line: v.pipe(v.number(), v.integer(), v.minValue(1)),
          reason: v.picklist(unreadReasons),
          text: line(200),
        }),
      ),
      v.maxLength(SHOWN_ENTRIES),
    ),
  }),
});

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const nothing = v.object({}) as unknown as Schema<Record<string, never>>;
/** Rows of one request; a longer list is asked for in parts. */
const rows = <Value>(schema: Schema<Value>) => v.pipe(v.array(schema), v.maxLength(200));
const names = v.pipe(v.array(paperId), v.maxLength(10)) as unknown as Schema<PaperId[]>;
const paperIds = v.pipe(v.array(paperId), v.minLength(1), v.maxLength(50_000));

const tags = v.pipe(v.array(line(2_000)), v.maxLength(200));
const annotation = v.object({
  reading: v.optional(v.nullable(v.picklist(readingStates))),
  favourite: v.optional(v.boolean()),
  notes: v.optional(line(10 * NOTES_MAX)),
  addTags: v.optional(tags),
  removeTags: v.optional(tags),
}) as unknown as Schema<PaperAnnotation>;
const conditions = v.pipe(v.array(filledLine(100)), v.maxLength(50));
const rule = v.object({ topicId, categories: conditions, words: conditions });
const proposalIds = v.pipe(v.array(proposalId), v.minLength(1), v.maxLength(1_000));

/** The shape that each request must have; what is not named is dropped. */
export const requestSchemas: { [Name in keyof PanelRequests]: Schema<Parameters<PanelRequests[Name]>[0]> } = {
  lookUp: v.object({ papers: v.pipe(v.array(names), v.maxLength(2_000)) }),
  suggest: v.object({ papers: rows(capturedPaper) }),
  savePaper: v.object({ paper: capturedPaper }),
  choices: v.object({ paper: capturedPaper }),
  findTopics: v.object({ query: line(200) }),
  fileOnPage: v.pipe(
    v.object({ papers: rows(capturedPaper), destinations: rows(destination) }),
    v.check(({ papers, destinations }) => papers.length === destinations.length),
  ) as unknown as Schema<Parameters<PanelRequests['fileOnPage']>[0]>,
  notInterested: v.object({ names, isSo: v.boolean() }),
  readSites: nothing,
  readOnPage: v.object({ names }),
  reportShape: v.object({
    report: v.object({
      parser: filledLine(60),
      address: webAddress,
      papers: count,
      links: count,
      bare: count,
    }),
  }),
  dismissShape: nothing,
  changeSites: v.partial(
    v.object({
      off: v.pipe(v.array(filledLine(255)), v.maxLength(1_000)),
      pausedUntil: v.pipe(v.number(), v.finite(), v.minValue(0)),
      remembersRead: v.boolean(),
      completes: v.boolean(),
    }),
  ) as unknown as Schema<Partial<SitePreferences>>,
  forgetAllSeen: nothing,
  undo: v.object({ act: actId }),
  openPanel: nothing,
  testTarget: v.object({ id: uuid, choices: targetChoices, secret: targetSecret }),
  addTarget: v.object({ id: uuid, choices: targetChoices, secret: targetSecret }),
  changeTarget: v.object({ id: uuid, choices: targetChoices, secret: v.optional(targetSecret) }),
  pauseTarget: v.object({ id: uuid, isPaused: v.boolean() }),
  runTarget: v.object({ id: uuid }),
  removeTarget: v.object({ id: uuid }),
  settleConflict: v.object({
    id: uuid,
    path: filledLine(2_000),
    choice: v.picklist(['keep-theirs', 'write-beside', 'overwrite']),
  }),
  createTopic: v.object({
    name: line(2_000),
    parentId: v.nullable(topicId),
    papers: v.optional(paperIds),
  }),
  renameTopic: v.object({ topicId, name: line(2_000) }),
  moveTopic: v.object({ topicId, parentId: v.nullable(topicId), before: v.optional(v.nullable(topicId)) }),
  colourTopic: v.object({ topicId, colour: v.nullable(v.picklist(topicColours)) }),
  pinTopic: v.object({ topicId, isPinned: v.boolean() }),
  lockTopic: v.object({ topicId, locked: v.boolean() }),
  mergeTopics: v.object({ from: topicId, into: topicId }),
  proposeSplit: v.object({ topicId }),
  splitTopic: v.object({ topicId, topics: plannedTopics }),
  deleteTopic: v.object({ topicId }),
  movePapers: v.object({ paperIds, topicId: place }),
  rejectPlaces: v.object({ paperIds }),
  deletePapers: v.object({ paperIds }),
  annotatePapers: v.object({ paperIds, annotation }),
  addToTopic: v.object({ paperIds, topicId }),
  takeFromTopic: v.object({ paperIds, topicId }),
  findPublishedVersion: v.object({ paperId }),
  similarPapers: v.object({ paperId }),
  undoLast: nothing,
  redoLast: nothing,
  undoProgram: v.object({ since: v.pipe(v.number(), v.minValue(0)) }),
  refilePapers: nothing,
  embedQuery: v.object({ text: filledLine(2_000) }),
  chooseModel: v.object({ id: v.nullable(filledLine(100)) }),
  openImport: fileToImport,
  stageImport: v.object({ id: uuid, contents: libraryContentsSchema }),
  previewImport: v.object({ id: uuid }),
  runImport: v.object({ id: uuid, way: v.picklist(unclearWays) }),
  pauseImport: v.object({ isPaused: v.boolean() }),
  endImport: nothing,
  backUp: nothing,
  previewRestore: v.object({ id: uuid }),
  restoreBackup: v.object({ id: uuid }),
  startOver: v.object({ id: uuid }),
  exportLibrary: v.object({
    format: v.picklist(formatNames),
    branch: v.nullable(topicId),
    keys: v.picklist(keyStyles),
  }),
  addSample: nothing,
  removeSample: nothing,
  proposeTree: nothing,
  plantTree: v.object({ topics: plannedTopics }),
  lookForProposals: nothing,
  acceptProposals: v.object({ ids: proposalIds }),
  declineProposals: v.object({ ids: proposalIds }),
  createRule: v.object({ rule }),
  changeRule: v.object({ ruleId, categories: conditions, words: conditions }),
  deleteRule: v.object({ ruleId }),
  orderRules: v.object({ ruleIds: v.pipe(v.array(ruleId), v.maxLength(5_000)) }),
  previewRule: v.object({ rule, ruleId: v.nullable(ruleId) }),
  changeSettings: v.object({
    granularity: v.exactOptional(v.picklist(granularities)),
    autonomy: v.exactOptional(v.picklist(autonomies)),
  }),
};
