import { DeviceBackups } from '@/lib/db/backups/backup-folder-or-database';
import type { BackupStore } from '@/lib/db/backups/backup-store';
import { expectedDatabaseError, type PapertreeDatabase } from '@/lib/db/database';
import { readLastAct } from '@/lib/db/log/last-act';
import { History } from '@/lib/db/log/read-history';
import { readUntouchedSample } from '@/lib/db/log/untouched-sample';
import { readQueue } from '@/lib/db/queries/filing-progress';
import { findLoss } from '@/lib/db/queries/find-loss';
import { countInbox, readInbox, readWorthALook } from '@/lib/db/queries/inbox';
import { readCounts } from '@/lib/db/queries/library-counts';
import { observe } from '@/lib/db/queries/observe';
import {
  findPaperId,
  readFirstTitles,
  readKnownPapers,
  readPaperRows,
  readPaperTitles,
  readPlaceIds,
  readTags,
} from '@/lib/db/queries/papers';
import { isPlacedByLanguageModel } from '@/lib/db/queries/placed-by-language-model';
import {
  readFilingPreferences,
  readImporting,
  readLanguageModel,
  readModels,
  readParserReport,
  readSitePreferences,
} from '@/lib/db/queries/read-settings';
import { readRules } from '@/lib/db/queries/rules';
import { countSavedSince } from '@/lib/db/queries/saved-today';
import { readTargets } from '@/lib/db/queries/targets';
import { readTopicShares } from '@/lib/db/queries/topic-shares';
import { findPlace, readTree } from '@/lib/db/queries/topics-and-counts';
import { ExpectedError } from '@/lib/domain/errors';
import type { LibraryMemory } from '@/lib/domain/loss/detect-loss';
import { writeExportFile } from '@/lib/export-worker/write-export-file';
import type { LibraryQueries } from './library-queries';

/** Creates the queries over this device's database. */
export function createLibraryQueries(
  db: PapertreeDatabase,
  backups: BackupStore = new DeviceBackups(),
  memory: LibraryMemory | null = null,
  writeExport: LibraryQueries['writeExportFile'] = (request) => writeExportFile(db, request),
): LibraryQueries {
  const history = new History(db);
  return {
    readTree: () => readTree(db),
    readPlaceIds: (place, order) => readPlaceIds(db, place, order),
    readFirstTitles: (most) => readFirstTitles(db, most),
    readPaperRows: (ids) => readPaperRows(db, ids),
    readKnownPapers: (papers) => readKnownPapers(db, papers),
    findPaperId: (names) => findPaperId(db, names),
    findPlace: (path) => findPlace(db, path),
    readPaperTitles: (ids) => readPaperTitles(db, ids),
    countSavedSince: (since) => countSavedSince(db, since),
    readQueue: () => readQueue(db),
    readInbox: (limit) => readInbox(db, limit),
    readWorthALook: (limit) => readWorthALook(db, limit),
    countInbox: (limit) => countInbox(db, limit),
    readRules: () => readRules(db),
    readFilingPreferences: () => readFilingPreferences(db),
    readParserReport: () => readParserReport(db),
    readSitePreferences: () => readSitePreferences(db),
    readModels: () => readModels(db),
    readLanguageModel: () => readLanguageModel(db),
    isPlacedByLanguageModel: (paperId) => isPlacedByLanguageModel(db, paperId),
    readCounts: () => readCounts(db),
    readImporting: () => readImporting(db),
    readLastAct: () => readLastAct(db),
    readBackups: () => backups.list(),
    writeExportFile: writeExport,
    readBackupFile: (id) => backups.open(id),
    async readLoss() {
      if (!memory) return null;
      // The background notices a loss only at its next task, and a panel may be opened before.
      const loss = (await memory.readLoss()) ?? (await findLoss(db, await memory.readSummary())).loss;
      return loss && { loss, copies: await memory.readCopies(), targets: await memory.readTargets() };
    },
    readHistory: (limit) => history.read(limit),
    readAct: (act) => history.act(act),
    readTags: () => readTags(db),
    readTargets: () => readTargets(db),
    readTopicShares: (of) => readTopicShares(db, of),
    readSampleRest: () => readUntouchedSample(db),
    observe(query, on) {
      const onError = (error: unknown) => {
        const expected = expectedDatabaseError(error);
        if (!(expected instanceof ExpectedError)) console.error('Reading the library', error);
        on.error(expected instanceof ExpectedError ? expected.code : 'unexpected');
      };
      // A live query reports no error if the database does not open.
      db.open().catch(onError);
      return observe(query, { next: on.next, error: onError });
    },
  };
}
