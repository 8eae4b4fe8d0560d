import * as v from 'valibot';
import { BOUNDS } from '@/lib/bibliography/bounds';
import {
  bibliographyEntries,
  filledLine,
  line,
  paperId,
  partialDate,
  webAddress,
} from '@/lib/bibliography/field-schemas';
import type { Place, ProposalId, RuleId, TopicId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import {
  type FieldSource,
  type FieldSources,
  sourcedFields,
  sourceKinds,
} from '@/lib/domain/papers/field-sources';
import {
  NOTES_MAX,
  type Paper,
  type PublishedVersion,
  readingStates,
  TAG_MAX,
} from '@/lib/domain/papers/paper';
import type { Placement, PlacementReason, RankedTopic } from '@/lib/domain/placements/placement';
import type {
  GroupProposal,
  MergeProposal,
  NewTopicProposal,
  Proposal,
  SamePaperProposal,
  SplitProposal,
  StoredProposal,
} from '@/lib/domain/proposals/proposal';
import type { Rule } from '@/lib/domain/rules/rule';
import { TOPIC_NAME_MAX, type Topic, topicColours } from '@/lib/domain/topics/topic';

/*
 * The schema of the library file. A domain field that is missing here does not compile, so that no field is lost in a
 * backup. To add a field, raise the version, add a step for the previous version to `older-versions.ts`, and update the
 * published schema (`npm run library-schema`).
 */

/** Rises by one with every change of the schema: a file of a version has exactly the fields of its schema. */
export const LIBRARY_FILE_VERSION = 3;

/** A whole library in one file. */
export interface LibraryFile extends LibraryContents {
  format: 'papertree-library';
  version: typeof LIBRARY_FILE_VERSION;
  /** ISO 8601, UTC. */
  exportedAt: string;
}

type Schema<Value> = v.GenericSchema<Value>;

const record = <Value>(fields: { [Key in keyof Value]-?: v.GenericSchema }): Schema<Value> =>
  v.strictObject(fields as v.ObjectEntries) as unknown as Schema<Value>;
/**
 * A list of any length: the database does not limit lists, and the file must hold them all. The reader limits each
 * record.
 */
const list = <Value>(item: Schema<Value>) => v.array(item);

const uuid = v.pipe(v.string(), v.uuid());
const topicId = uuid as unknown as Schema<TopicId>;
const ruleId = uuid as unknown as Schema<RuleId>;
const proposalId = uuid as unknown as Schema<ProposalId>;
const place = v.union([v.literal('unsorted'), topicId]) as Schema<Place>;
/** The latest time that a `Date` can represent, in milliseconds since 1970. */
export const LATEST_TIME = 8.64e15;
/** Milliseconds since 1970. */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST_TIME));
const position = v.pipe(v.number(), v.minValue(-1e12), v.maxValue(1e12));
const confidence = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const madeBy = v.picklist(['person', 'program']);

/** Citation keys that BibTeX, biber and LaTeX all accept; keys of ADS contain an `&`: `2019A&A...999A...1N`. */
export const CITATION_KEY = /^[^\s\p{Cc}"#$%'(),=@\\^{}~]{1,100}$/u;

const publishedVersion = record<PublishedVersion>({
  doi: v.optional(bibliographyEntries.identifiers.entries.doi.wrapped),
  venue: bibliographyEntries.venue,
  journalReference: bibliographyEntries.journalReference,
  published: v.optional(partialDate),
  url: v.optional(webAddress),
});

const fieldSource = record<FieldSource>({
  kind: v.picklist(sourceKinds),
  version: bibliographyEntries.version,
});
const sources = v.strictObject(
  Object.fromEntries(sourcedFields.map((field) => [field, v.optional(fieldSource)])),
) as unknown as Schema<FieldSources>;

const paper = record<Paper>({
  id: paperId,
  aliases: v.pipe(v.array(paperId), v.minLength(1)),
  ...bibliographyEntries,
  // Empty if the paper comes from a file without an address for it.
  pageUrl: v.union([webAddress, v.literal('')]),
  savedAt: time,
  publishedVersion: v.optional(publishedVersion),
  sources: v.optional(sources),
  reading: v.optional(v.picklist(readingStates)),
  favourite: v.optional(v.boolean()),
  notes: v.optional(line(NOTES_MAX)),
  tags: v.optional(list(v.pipe(v.string(), v.maxLength(TAG_MAX), v.regex(/^[^#\n\r]+$/)))),
  citationKey: v.optional(v.pipe(v.string(), v.regex(CITATION_KEY))),
});

const topic = record<Topic>({
  id: topicId,
  parentId: v.nullable(topicId),
  name: v.pipe(v.string(), v.maxLength(TOPIC_NAME_MAX), v.regex(/^[^\n\r]+$/)),
  namedBy: madeBy,
  locked: v.boolean(),
  position,
  colour: v.optional(v.picklist(topicColours)),
  pinned: v.optional(v.boolean()),
});

const placement = record<Placement>({
  paperId,
  topicId: place,
  also: list(topicId),
  madeBy,
  confidence: v.nullable(confidence),
  reason: v.nullable(
    record<PlacementReason>({
      nearest: list(paperId),
      words: list(filledLine(200)),
      rule: v.optional(ruleId),
      agreed: v.optional(v.literal(true)),
    }),
  ),
  ranked: list(record<RankedTopic>({ topicId, confidence })),
  rejected: list(topicId),
  at: time,
});

/** A category or a word of a rule. */
export const ruleCondition = filledLine(200);

const rule = record<Rule>({
  id: ruleId,
  topicId,
  categories: list(ruleCondition),
  words: list(ruleCondition),
  position,
});

const reasoned = {
  // A difference of cosine similarities.
  strength: v.pipe(v.number(), v.minValue(-2), v.maxValue(2)),
  words: list(filledLine(200)),
};
/** Names that the engine makes from titles. */
const proposedName = filledLine(BOUNDS.title);
const papers = list(paperId);

/** One schema for each kind of proposal: a kind that is missing here does not compile. */
const proposals: { [Type in Proposal['type']]: Schema<Extract<Proposal, { type: Type }>> } = {
  'new-topic': record<NewTopicProposal>({
    type: v.literal('new-topic'),
    name: proposedName,
    parentId: v.nullable(topicId),
    papers,
    ...reasoned,
  }),
  'split-topic': record<SplitProposal>({
    type: v.literal('split-topic'),
    topicId,
    parts: list(record<SplitProposal['parts'][number]>({ name: proposedName, papers })),
    ...reasoned,
  }),
  'merge-topics': record<MergeProposal>({
    type: v.literal('merge-topics'),
    into: topicId,
    from: topicId,
    papers,
    ...reasoned,
  }),
  'group-topics': record<GroupProposal>({
    type: v.literal('group-topics'),
    name: proposedName,
    parentId: v.nullable(topicId),
    topicIds: list(topicId),
    ...reasoned,
  }),
  'same-paper': record<SamePaperProposal>({
    type: v.literal('same-paper'),
    title: line(BOUNDS.title),
    papers: v.tuple([paperId, paperId]),
    ...reasoned,
  }),
};

const declinedProposal = record<StoredProposal>({
  id: proposalId,
  proposal: v.union(Object.values(proposals)),
  state: v.literal('declined'),
  at: time,
});

/** The schema of the records in each list of the file. */
export const recordSchemas = {
  papers: paper,
  topics: topic,
  placements: placement,
  rules: rule,
  declinedProposals: declinedProposal,
} satisfies { [List in keyof LibraryContents]: Schema<LibraryContents[List][number]> };

const contents = {
  papers: list(paper),
  topics: list(topic),
  placements: list(placement),
  rules: list(rule),
  declinedProposals: list(declinedProposal),
};

/** Library contents, or a part of them, without the fields of the file. */
export const libraryContentsSchema = record<LibraryContents>(contents);

export const libraryFileSchema = record<LibraryFile>({
  format: v.literal('papertree-library'),
  version: v.literal(LIBRARY_FILE_VERSION),
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  ...contents,
});
