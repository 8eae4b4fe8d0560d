import { feedAddress, readArxivFeed } from '@/lib/catalogues/arxiv-feed';
import { crossrefAddress, readCrossrefRecord } from '@/lib/catalogues/crossref-record';
import { write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { FieldSource, FieldSources, SourcedField } from '@/lib/domain/papers/field-sources';
import type { CapturedPaper, Paper } from '@/lib/domain/papers/paper';
import type { LibraryContext } from '@/lib/library/context';
import { enrichFromCatalogue } from './complete-papers';

/**
 * Asks arXiv, or Crossref by the paper's DOI, for its record again, and takes what it says now in place of everything
 * but what the person wrote.
 * @throws ExpectedError `unknown-paper`, `no-record` where neither has one, `catalogue-unreachable`.
 */
export async function refreshPaper(context: LibraryContext, paperId: PaperId): Promise<ActId> {
  const { db } = context;
  const paper = await db.papers.get(paperId);
  if (!paper) throw new ExpectedError('unknown-paper');
  const record = await askForRecord(context, paper);
  return write(db, { kind: 'update-paper', madeBy: 'person', tables: ['papers'] }, async (act) => {
    const present = await db.papers.get(paperId);
    if (!present) throw new ExpectedError('unknown-paper');
    const earlier = { ...present, sources: withoutRecords(present.sources) };
    const refreshed = await enrichFromCatalogue(db, earlier, record);
    await act.put('papers', { ...refreshed, sources: restored(refreshed.sources, present.sources) });
    await act.endCompleting([paperId]);
    return act.id;
  });
}

/** The source given to values of an earlier record, which count less than those of any new record. */
const earlierRecord: FieldSource = { kind: 'structured' };

function withoutRecords(sources: FieldSources = {}): FieldSources {
  const lowered = Object.entries(sources).map(([field, source]) => [
    field,
    source.kind === 'record' ? earlierRecord : source,
  ]);
  return Object.fromEntries(lowered);
}

/** Values that the new record lacks keep the source of the earlier record. */
function restored(sources: FieldSources = {}, before: FieldSources = {}): FieldSources {
  const raised = Object.entries(sources).map(([field, source]) => [
    field,
    source === earlierRecord ? before[field as SourcedField] : source,
  ]);
  return Object.fromEntries(raised);
}

async function askForRecord({ fetchText }: LibraryContext, { identifiers }: Paper): Promise<CapturedPaper> {
  const { arxiv, doi } = identifiers;
  if (!arxiv && !doi) throw new ExpectedError('no-record');
  const address = arxiv ? feedAddress([arxiv]) : crossrefAddress(doi ?? '');
  const answer = await fetchText(address);
  // arXiv answers 400 for an invalid identifier, Crossref 404 for an unknown DOI.
  if (answer?.status === 400 || answer?.status === 404) throw new ExpectedError('no-record');
  if (answer?.status !== 200) throw new ExpectedError('catalogue-unreachable');
  const record = arxiv
    ? readArxivFeed(answer.text, address).find((paper) => paper.identifiers.arxiv === arxiv)
    : readCrossrefRecord(answer.text, doi ?? '');
  if (!record) throw new ExpectedError('no-record');
  return record;
}
