import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting } from '@/lib/db/settings-table';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Change } from '@/lib/domain/log/change';

/** Records of the sample library that no person has changed. */
export interface UntouchedSample {
  papers: PaperId[];
  /** In the order of creation: parents before children. */
  topics: TopicId[];
}

/** Empty if no sample was ever added. */
export async function readUntouchedSample(db: PapertreeDatabase): Promise<UntouchedSample> {
  const sample = await readSetting(db, 'sample');
  if (!sample) return { papers: [], topics: [] };
  const added = await db.changes.where('act').equals(sample).toArray();
  const records = added.map(({ table, key }): [Change['table'], string] => [table, key]);
  const since = await db.changes.where('[table+key]').anyOf(records).toArray();
  // Adding, removing or undoing the whole sample does not count as a change of a single paper.
  const isPersons = ({ kind, madeBy }: Change) =>
    madeBy === 'person' && !['add-sample', 'remove-sample', 'undo', 'undo-program'].includes(kind);
  const touched = new Set(since.filter(isPersons).map(({ key }) => key));
  const rest = added.filter(({ key }) => !touched.has(key));
  const papers = rest.flatMap((change) => (change.table === 'papers' ? [change.key] : []));
  const topics = rest.flatMap((change) => (change.table === 'topics' ? [change.key] : []));
  const [presentPapers, presentTopics] = await Promise.all([
    db.papers.where('id').anyOf(papers).primaryKeys(),
    db.topics.where('id').anyOf(topics).primaryKeys(),
  ]);
  const present = new Set<string>([...presentPapers, ...presentTopics]);
  return {
    papers: papers.filter((id) => present.has(id)),
    topics: topics.filter((id) => present.has(id)),
  };
}
