import * as v from 'valibot';
import { filledLine, line, paperId, webAddress } from '@/lib/bibliography/field-schemas';
import { writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId } from '@/lib/domain/ids';
import { NOTE_MAX } from '@/lib/domain/pages/note-max';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import type { Destination } from '@/lib/domain/pages/save-choices';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import type { LibraryContext } from '@/lib/library/context';
import { undoAct } from '@/lib/library/history/undo-and-redo';
import { savePaper } from '@/lib/library/papers/save-paper';
import { forgetAllSeen, readOnPage } from '@/lib/library/settings/change-settings';
import { defineRequest } from '@/lib/rpc/define-request';
import {
  actId,
  capturedPaper,
  MANY_PAPERS,
  nothing,
  ONE_PAPER,
  place,
  type Schema,
  SHORT,
  topicId,
} from '@/lib/rpc/request-schemas';
import { fileOnPage } from './file-in-chosen-topic';
import { lookUpMarks } from './look-up-marks';
import { noteOnPage } from './note-on-page';
import { findTopics, pageMenuChoices } from './page-menu-choices';
import { forgetSeen, rememberSeen } from './seen-papers';

/** The rows of one request; longer lists are sent in parts. */
const rows = <Value>(schema: Schema<Value>) => v.pipe(v.array(schema), v.maxLength(200));
/** The longest look-up, in characters of JSON: 500 papers by addresses of 250 characters take 150,000. */
const NAMES = 300_000;
/** The names of one paper. */
const names = v.pipe(v.array(paperId), v.maxLength(10)) as unknown as Schema<PaperId[]>;
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const destination = v.union([
  v.object({ topicId: place }),
  v.object({ newTopic: filledLine(2_000), parentId: v.nullable(topicId) }),
]) as unknown as Schema<Destination>;

/*
 * A page may be hostile, and its scripts share a process with ours. With these requests it can save and file the papers that it shows, undo that in the same tab for ten minutes, and read the parts of the tree and the library that a menu shows.
 */
export const pageRequests = {
  /** Stores the paper and files it later; returns once it is stored. Saving it again changes nothing. */
  savePaper: defineRequest({
    from: 'page',
    perMinute: 300,
    longest: ONE_PAPER,
    schema: v.object({ paper: capturedPaper }),
    async handle(context: LibraryContext, { paper }, sender): Promise<PaperMark> {
      const { paperId, act } = await savePaper(context, paper);
      if (act) await context.tabActs.remember(sender.tab?.id, act);
      const [mark] = await lookUpMarks(context.db, [[paperId]]);
      return mark ?? { state: 'unsaved' };
    },
  }),

  /**
   * Which of these papers are in the library, in the same order; each paper by any of its names. From then on the
   * page is notified of their changes.
   */
  lookUp: defineRequest({
    from: 'page',
    perMinute: 300,
    longest: NAMES,
    schema: v.object({ papers: v.pipe(v.array(names), v.maxLength(2_000)) }),
    async handle({ db, tabSubscriptions }: LibraryContext, { papers }, sender) {
      if (!(await tabSubscriptions.ask(sender, papers.flat()))) throw new ExpectedError('too-many-requests');
      return lookUpMarks(db, papers);
    },
  }),

  /** Where these papers would be filed, in the same order. */
  suggest: defineRequest({
    from: 'page',
    perMinute: 300,
    longest: MANY_PAPERS,
    schema: v.object({ papers: rows(capturedPaper) }),
    handle: ({ filing }: LibraryContext, { papers }) => filing.suggest(papers),
  }),

  /** Where one paper could be filed, and the nearest papers. */
  choices: defineRequest({
    from: 'page',
    perMinute: 120,
    longest: ONE_PAPER,
    schema: v.object({ paper: capturedPaper }),
    handle: (context: LibraryContext, { paper }) => pageMenuChoices(context, paper),
  }),

  /** Topics whose path contains every word of the query, at most twenty. */
  findTopics: defineRequest({
    from: 'page',
    perMinute: 300,
    longest: SHORT,
    schema: v.object({ query: line(200) }),
    handle: ({ db }: LibraryContext, { query }) => findTopics(db, query),
  }),

  /** Saves the papers that are not saved, and pins each at its destination, as one act; marks in the same order. */
  fileOnPage: defineRequest({
    from: 'page',
    perMinute: 60,
    longest: MANY_PAPERS,
    schema: v.pipe(
      v.object({ papers: rows(capturedPaper), destinations: rows(destination) }),
      v.check(({ papers, destinations }) => papers.length === destinations.length),
    ) as unknown as Schema<{ papers: CapturedPaper[]; destinations: Destination[] }>,
    async handle(context: LibraryContext, { papers, destinations }, sender) {
      const filed = await fileOnPage(context, papers, destinations);
      await context.tabActs.remember(sender.tab?.id, filed.act);
      return filed;
    },
  }),

  /** Undoes a recent act of the same tab; returns the act of the undo. */
  undoOnPage: defineRequest({
    from: 'page',
    perMinute: 120,
    longest: SHORT,
    schema: v.object({ act: actId }),
    async handle(context: LibraryContext, { act }, sender) {
      if (!(await context.tabActs.isOf(sender.tab?.id, act))) throw new ExpectedError('undo-not-here');
      return { act: await undoAct(context, act) };
    },
  }),

  /** Adds to the notes of a paper that was saved or filed in the same tab a short while ago; answers with the act. */
  noteOnPage: defineRequest({
    from: 'page',
    perMinute: 60,
    longest: SHORT,
    schema: v.object({ names, act: actId, note: line(NOTE_MAX) }),
    async handle(context: LibraryContext, { names, act, note }, sender) {
      if (!(await context.tabActs.isOf(sender.tab?.id, act))) throw new ExpectedError('note-not-here');
      const noted = await noteOnPage(context, names, act, note);
      await context.tabActs.remember(sender.tab?.id, noted);
      return { act: noted };
    },
  }),

  /** Marks an unsaved paper as not interesting, or removes that mark. */
  notInterested: defineRequest({
    from: 'page',
    perMinute: 120,
    longest: SHORT,
    schema: v.object({ names, isDismissed: v.boolean() }),
    handle: (context: LibraryContext, { names, isDismissed }) =>
      isDismissed ? rememberSeen(context, names, 'not-interested') : forgetSeen(context, names),
  }),

  /** Remembers a paper that was read for a while, if the person allows it. */
  readOnPage: defineRequest({
    from: 'page',
    perMinute: 60,
    longest: SHORT,
    schema: v.object({ names }),
    handle: (context: LibraryContext, { names }) => readOnPage(context, names),
  }),

  /** Forgets every paper that was read or dismissed and not saved. */
  forgetAllSeen: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: (context: LibraryContext) => forgetAllSeen(context),
  }),

  /** Stores the report of a page that could not be parsed as expected. */
  reportParser: defineRequest({
    from: 'page',
    perMinute: 20,
    longest: SHORT,
    schema: v.object({
      report: v.object({
        parser: filledLine(60),
        address: webAddress,
        papers: count,
        links: count,
        bare: count,
      }),
    }),
    handle: ({ db }: LibraryContext, { report }) => writeSetting(db, 'shapeReport', report),
  }),

  /** Removes the last report of a page that could not be read. */
  dismissParserReport: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: ({ db }: LibraryContext) => writeSetting(db, 'shapeReport', null),
  }),
};
