import * as v from 'valibot';
import { filledLine } from '@/lib/bibliography/field-schemas';
import { writeSetting } from '@/lib/db/settings-table';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing } from '@/lib/rpc/request-schemas';
import { cancelFiling } from './cancel-filing';
import { chooseModel } from './change-model';
import { refilePapers } from './refile-papers';

export const filingRequests = {
  /** Files every unpinned paper again; returns how many. */
  refilePapers: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: async (context: LibraryContext) => ({ papers: await refilePapers(context) }),
  }),

  /** Pauses or resumes filing; papers saved in between wait too. */
  pauseFiling: defineRequest({
    from: 'panel',
    schema: v.object({ isPaused: v.boolean() }),
    handle: ({ db }: LibraryContext, { isPaused }) => writeSetting(db, 'isFilingPaused', isPaused),
  }),

  /** Cancels filing for waiting papers; returns the act and how many papers stay in Unsorted. */
  cancelFiling: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: (context: LibraryContext) => cancelFiling(context),
  }),

  /** The vector of a text, for search by meaning. */
  embedQuery: defineRequest({
    from: 'panel',
    schema: v.object({ text: filledLine(2_000) }),
    handle: ({ filing }: LibraryContext, { text }) => filing.embedQuery(text),
  }),

  /** Chooses the embedding model, by its name in the catalogue; `null` is the bundled one. */
  chooseModel: defineRequest({
    from: 'panel',
    schema: v.object({ id: v.nullable(filledLine(100)) }),
    handle: (context: LibraryContext, { id }) => chooseModel(context, id),
  }),
};
