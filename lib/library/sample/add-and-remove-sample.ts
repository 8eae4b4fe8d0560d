import { readUntouchedSample } from '@/lib/db/log/untouched-sample';
import { write } from '@/lib/db/log/write';
import { placedIn } from '@/lib/db/queries/placements-in-topic';
import { writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { type Paper, paperNames } from '@/lib/domain/papers/paper';
import { type Placement, unplaced } from '@/lib/domain/placements/placement';
import type { SampleLibrary } from '@/lib/domain/sample-library';
import type { LibraryContext } from '@/lib/library/context';
import { addTopic } from '@/lib/library/topics/edit-topics';

/**
 * Adds the sample's papers and topics, as one act of a person. Papers that are in the library already are left
 * unchanged. The queue then files the new papers like any others, so that each has a reason for its place.
 */
export async function addSample(context: LibraryContext): Promise<ActId> {
  const { db } = context;
  const sample = await context.readSample();
  const tables = ['papers', 'topics', 'placements', 'settings'] as const;
  return write(db, { kind: 'add-sample', madeBy: 'person', tables }, async (act) => {
    const topics: TopicId[] = [];
    for (const { name, parent } of sample.topics) {
      const parentId = parent === null ? null : (topics[parent] ?? null);
      topics.push(await addTopic(db, act, { name, parentId, namedBy: 'program' }));
    }
    const offered = sample.papers.map((entry) => ({ entry, paper: paperOf(entry, act.at) }));
    const names = offered.flatMap(({ paper }) => paper.aliases);
    const taken = new Set(await db.papers.where('aliases').anyOf(names).keys());
    const added = offered.filter(({ paper }) => !paper.aliases.some((name) => taken.has(name)));
    const papers = added.map(({ paper }) => paper);
    await act.putAll('papers', papers);
    await act.putAll(
      'placements',
      added.map(({ entry: { topic }, paper }): Placement => {
        const topicId = topic === null ? UNSORTED : (topics[topic] ?? UNSORTED);
        return { ...unplaced(paper.id, act.at), topicId };
      }),
    );
    await writeSetting(db, 'sample', act.id);
    return act.id;
  });
}

/**
 * Removes the sample, as one act. Everything that a person changed stays: papers that were moved, confirmed,
 * annotated or saved again, and topics that were renamed, moved, or contain papers.
 * @throws ExpectedError `nothing-to-undo` if no sample was added, or nothing of it is left.
 */
export async function removeSample(context: LibraryContext): Promise<ActId> {
  const { db } = context;
  const tables = ['papers', 'topics', 'placements', 'settings'] as const;
  return write(db, { kind: 'remove-sample', madeBy: 'person', tables }, async (act) => {
    const { papers, topics } = await readUntouchedSample(db);
    if (papers.length + topics.length === 0) throw new ExpectedError('nothing-to-undo');
    await act.removeAll('placements', papers);
    await act.removeAll('papers', papers);
    // Children were created after their parents.
    for (const topic of topics.toReversed()) {
      const [own, also, below] = await Promise.all([
        placedIn(db, topic).count(),
        db.placements.where('also').equals(topic).count(),
        db.topics.where('parentId').equals(topic).count(),
      ]);
      if (own + also + below === 0) await act.remove('topics', topic);
    }
    return act.id;
  });
}

function paperOf(entry: SampleLibrary['papers'][number], at: number): Paper {
  const { arxiv, title, abstract, categories, published, url } = entry;
  const identifiers = arxiv ? { arxiv } : { url };
  const aliases = paperNames(identifiers);
  const [id] = aliases;
  return {
    ...{ id: id as PaperId, aliases, identifiers, title, abstract, categories, savedAt: at, pageUrl: url },
    ...{ authors: [], keywords: [], links: { abs: url } },
    ...(arxiv && { links: { abs: url, pdf: `https://arxiv.org/pdf/${arxiv}` } }),
    ...(published && { published }),
  };
}
