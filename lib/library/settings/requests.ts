import * as v from 'valibot';
import { filledLine } from '@/lib/bibliography/field-schemas';
import { readSitePreferences } from '@/lib/db/queries/read-settings';
import { autonomies, granularities } from '@/lib/domain/preferences/filing-preferences';
import type { SitePreferences } from '@/lib/domain/preferences/site-preferences';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, type Schema, SHORT } from '@/lib/rpc/request-schemas';
import { changeSettings, changeSites } from './change-settings';

export const settingRequests = {
  /** The person's preferences for pages. */
  readSites: defineRequest({
    from: 'page',
    perMinute: 300,
    longest: SHORT,
    schema: nothing,
    handle: ({ db }: LibraryContext) => readSitePreferences(db),
  }),

  /** Changes the preferences for pages; absent ones stay as they are. */
  changeSites: defineRequest({
    from: 'panel',
    schema: v.partial(
      v.object({
        off: v.pipe(v.array(filledLine(255)), v.maxLength(1_000)),
        pausedUntil: v.pipe(v.number(), v.finite(), v.minValue(0)),
        remembersRead: v.boolean(),
        completes: v.boolean(),
        namesTopics: v.boolean(),
      }),
    ) as unknown as Schema<Partial<SitePreferences>>,
    handle: (context: LibraryContext, change) => changeSites(context, change),
  }),

  /** Changes the preferences for filing; absent ones stay as they are. */
  changeSettings: defineRequest({
    from: 'panel',
    schema: v.object({
      granularity: v.exactOptional(v.picklist(granularities)),
      autonomy: v.exactOptional(v.picklist(autonomies)),
    }),
    handle: (context: LibraryContext, preferences) => changeSettings(context, preferences),
  }),
};
