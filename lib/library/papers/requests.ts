import * as v from 'valibot';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { bibliographyEntries, line, paperId } from '@/lib/bibliography/field-schemas';
import { sourcedFields } from '@/lib/domain/papers/field-sources';
import { NOTES_MAX, readingStates } from '@/lib/domain/papers/paper';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import { correctedSchemes, linkNames, type PaperEdit } from '@/lib/domain/papers/paper-edit';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { capturedPaper, paperIds, place, type Schema, topicId } from '@/lib/rpc/request-schemas';
import { addPapers, readPasted } from './add-pasted-papers';
import { annotatePapers } from './annotate-papers';
import { deletePapers } from './delete-papers';
import { editPaper } from './edit-paper';
import { findPublishedVersion } from './find-published-version';
import { movePapers } from './move-papers';
import { refreshPaper } from './refresh-paper';
import { rejectPlaces } from './reject-places';
import { addToTopic, removeFromTopic } from './secondary-topics';

const tags = v.pipe(v.array(line(2_000)), v.maxLength(200));
const annotation = v.object({
  reading: v.optional(v.nullable(v.picklist(readingStates))),
  favourite: v.optional(v.boolean()),
  notes: v.optional(line(10 * NOTES_MAX)),
  addTags: v.optional(tags),
  removeTags: v.optional(tags),
}) as unknown as Schema<PaperAnnotation>;

/** The fields that a person may write, each in its own bounds; `null`: there is none. */
const values = v.strictObject(
  Object.fromEntries(
    sourcedFields.map((field) => [field, v.optional(v.nullable(bibliographyEntries[field]))]),
  ),
);
const identifiers = v.strictObject(
  Object.fromEntries(
    correctedSchemes.map((scheme) => [scheme, v.optional(v.nullable(line(BOUNDS.address)))]),
  ),
);
const links = v.strictObject(
  Object.fromEntries(linkNames.map((name) => [name, v.optional(line(BOUNDS.address))])),
);
const edit = v.strictObject({
  values: v.optional(values),
  identifiers: v.optional(identifiers),
  links: v.optional(links),
  release: v.optional(v.pipe(v.array(v.picklist(sourcedFields)), v.maxLength(sourcedFields.length))),
}) as unknown as Schema<PaperEdit>;

export const paperRequests = {
  /** Papers that a pasted text names; nothing is written. */
  readPasted: defineRequest({
    from: 'panel',
    schema: v.object({ text: line(50_000) }),
    handle: (context: LibraryContext, { text }) => readPasted(context, text),
  }),

  /** Saves the papers that a pasted text names, as one act. */
  addPapers: defineRequest({
    from: 'panel',
    schema: v.object({ text: line(50_000) }),
    handle: (context: LibraryContext, { text }) => addPapers(context, text),
  }),

  /** Pins the papers in this place. */
  movePapers: defineRequest({
    from: 'panel',
    schema: v.object({ paperIds, topicId: place }),
    handle: async (context: LibraryContext, { paperIds, topicId }) => ({
      act: await movePapers(context, paperIds, topicId),
    }),
  }),

  /** "Not here": the papers leave the topics where the program put them, never return there, and are filed again. */
  rejectPlaces: defineRequest({
    from: 'panel',
    schema: v.object({ paperIds }),
    handle: async (context: LibraryContext, { paperIds }) => ({ act: await rejectPlaces(context, paperIds) }),
  }),

  deletePapers: defineRequest({
    from: 'panel',
    schema: v.object({ paperIds }),
    handle: async (context: LibraryContext, { paperIds }) => ({ act: await deletePapers(context, paperIds) }),
  }),

  annotatePapers: defineRequest({
    from: 'panel',
    schema: v.object({ paperIds, annotation }),
    handle: async (context: LibraryContext, { paperIds, annotation }) => ({
      act: await annotatePapers(context, paperIds, annotation),
    }),
  }),

  /** Writes what a person says the paper's fields are, in place of what any source says. */
  editPaper: defineRequest({
    from: 'panel',
    schema: v.object({ paperId, edit }),
    handle: async (context: LibraryContext, { paperId, edit }) => ({
      act: await editPaper(context, paperId, edit),
    }),
  }),

  /** Asks arXiv or Crossref for its record again. */
  refreshPaper: defineRequest({
    from: 'panel',
    schema: v.object({ paperId }),
    handle: async (context: LibraryContext, { paperId }) => ({ act: await refreshPaper(context, paperId) }),
  }),

  /** Makes papers belong to a further topic. */
  addToTopic: defineRequest({
    from: 'panel',
    schema: v.object({ paperIds, topicId }),
    handle: async (context: LibraryContext, { paperIds, topicId }) => ({
      act: await addToTopic(context, paperIds, topicId),
    }),
  }),

  removeFromTopic: defineRequest({
    from: 'panel',
    schema: v.object({ paperIds, topicId }),
    handle: async (context: LibraryContext, { paperIds, topicId }) => ({
      act: await removeFromTopic(context, paperIds, topicId),
    }),
  }),

  /** Asks Crossref and DBLP where a preprint was published, and stores that with the paper. */
  findPublishedVersion: defineRequest({
    from: 'panel',
    schema: v.object({ paperId }),
    handle: async (context: LibraryContext, { paperId }) => ({
      act: await findPublishedVersion(context, paperId),
    }),
  }),

  /** The nearest papers of the library, nearest first, at most ten; none where the paper has no vector yet. */
  similarPapers: defineRequest({
    from: 'panel',
    schema: v.object({ paperId }),
    handle: ({ filing }: LibraryContext, { paperId }) => filing.similar(paperId),
  }),

  /** The nearest papers of the library to one that a page shows and that is not saved, nearest first, at most three. */
  nearestPapers: defineRequest({
    from: 'panel',
    schema: v.object({ paper: capturedPaper }),
    handle: async ({ filing }: LibraryContext, { paper }) =>
      (await filing.consider({ paper, id: null, rejected: [] })).nearest,
  }),
};
