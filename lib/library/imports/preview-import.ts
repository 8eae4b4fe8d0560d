import type { PapertreeDatabase } from '@/lib/db/database';
import type { StagedPart } from '@/lib/db/schema';
import { readSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { SHOWN_ENTRIES, type UnclearPaper } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import { plainTitle } from '@/lib/domain/papers/plain-title';
import { remapTopics } from '@/lib/domain/placements/tree-transitions';
import { renameSubjects } from '@/lib/domain/proposals/subjects';
import { foldCase } from '@/lib/domain/text/fold-text';
import type { Topic } from '@/lib/domain/topics/topic';
import { topicPath } from '@/lib/domain/topics/topic-path';
import type { LibraryContext } from '@/lib/library/context';
import { updateImportState } from './update-import-state';

/**
 * Computes what the import would do, and matches the parts with the library: topics with the same path as an existing
 * topic become that topic, and citation keys that are taken are dropped.
 * @throws ExpectedError `nothing-to-import`, `aborted` where another file came.
 */
export async function previewImport({ db }: LibraryContext, id: string): Promise<void> {
  // Outside of transactions, so that other writes need not wait; the import itself checks for papers saved since.
  const known = await readKnown(db);
  const present = await db.topics.toArray();
  const coming: Topic[] = [];
  let sameTopic = new Map<TopicId, TopicId>();
  const counts = { new: 0, known: 0, unclear: 0, topics: 0 };
  const unclear: UnclearPaper[] = [];
  for (const nth of await db.imports.orderBy('part').primaryKeys()) {
    await db.transaction('rw', [db.settings, db.imports], async () => {
      if ((await readSetting(db, 'importing'))?.id !== id) throw new ExpectedError('aborted');
      const part = await db.imports.get(nth);
      if (!part) return;
      // Topics come before what refers to them.
      coming.push(...part.contents.topics);
      if (part.contents.topics.length > 0) sameTopic = matchTopics(present, coming);
      const contents = withTopics(part.contents, sameTopic);
      const duplicates: StagedPart['unclear'] = [];
      const papers = contents.papers.map((paper) => {
        const verdict = judge(paper, known);
        counts[verdict.kind]++;
        if (verdict.kind === 'unclear') {
          duplicates.push([paper.id, verdict.knownId]);
          unclear.push({ paperId: paper.id, title: paper.title, knownId: verdict.knownId });
        }
        return withFreeKey(paper, verdict.kind === 'new', known);
      });
      counts.topics += contents.topics.length;
      // If the library has few papers of a large file, most parts stay unchanged.
      const isResolved =
        contents !== part.contents || papers.some((paper, nth) => paper !== contents.papers[nth]);
      if (isResolved || duplicates.length > 0)
        await db.imports.put({ ...part, contents: { ...contents, papers }, unclear: duplicates });
    });
  }
  const shown = unclear.slice(0, SHOWN_ENTRIES);
  await updateImportState(db, { type: 'previewed', id, counts, unclear: shown });
}

/** Papers of the library, and of the part of the file that is processed already. */
interface Known {
  names: Set<PaperId>;
  titles: Map<string, PaperId>;
  keys: Set<string>;
}

/** Papers read in one go. */
const AT_ONCE = 500;

async function readKnown(db: PapertreeDatabase): Promise<Known> {
  const known: Known = { names: new Set(), titles: new Map(), keys: new Set() };
  // In parts, not by a cursor: that costs a round trip a paper.
  for (let last = ''; ; ) {
    const papers = await db.papers.where(':id').above(last).limit(AT_ONCE).toArray();
    for (const paper of papers) {
      for (const name of paper.aliases) known.names.add(name);
      known.titles.set(plainTitle(paper), paper.id);
      if (paper.citationKey) known.keys.add(paper.citationKey);
    }
    const end = papers.at(-1);
    if (!end || papers.length < AT_ONCE) return known;
    last = end.id;
  }
}

type Verdict = { kind: 'new' | 'known' } | { kind: 'unclear'; knownId: PaperId };

function judge(paper: Paper, known: Known): Verdict {
  if (paper.aliases.some((name) => known.names.has(name))) return { kind: 'known' };
  const title = plainTitle(paper);
  const knownId = title === '' ? undefined : known.titles.get(title);
  if (knownId) return { kind: 'unclear', knownId };
  known.titles.set(title, paper.id);
  return { kind: 'new' };
}

function withFreeKey(paper: Paper, isNew: boolean, { keys }: Known): Paper {
  const { citationKey, ...rest } = paper;
  if (citationKey === undefined) return paper;
  if (keys.has(citationKey)) return rest;
  if (isNew) keys.add(citationKey);
  return paper;
}

/**
 * Topics of the file that exist in the tree: by id, or by the same path. Names that differ only by an accent are
 * different topics, although a search finds both.
 */
function matchTopics(present: Topic[], incoming: Topic[]): Map<TopicId, TopicId> {
  const pathsOf = (topics: Topic[]) => {
    const byId = new Map(topics.map((topic) => [topic.id, topic]));
    return topics.map(({ id }) => ({ id, path: foldCase(topicPath(id, byId).join('\n')) }));
  };
  const byId = new Set(present.map(({ id }) => id));
  const byPath = new Map(pathsOf(present).map(({ id, path }) => [path, id]));
  return new Map(
    pathsOf(incoming).flatMap(({ id, path }) => {
      const same = byId.has(id) ? id : byPath.get(path);
      return same ? [[id, same] as const] : [];
    }),
  );
}

/** The contents with existing topics in place of those of the file. */
function withTopics(contents: LibraryContents, same: ReadonlyMap<TopicId, TopicId>): LibraryContents {
  if (same.size === 0) return contents;
  const presentId = (id: TopicId) => same.get(id) ?? id;
  return {
    papers: contents.papers,
    topics: contents.topics
      .filter(({ id }) => !same.has(id))
      .map((topic) => ({ ...topic, parentId: topic.parentId && presentId(topic.parentId) })),
    placements: contents.placements.map((placement) => remapTopics(placement, same)),
    rules: contents.rules.map((rule) => ({ ...rule, topicId: presentId(rule.topicId) })),
    declinedProposals: contents.declinedProposals.map((declined) => ({
      ...declined,
      proposal: renameSubjects(declined.proposal, presentId, (id) => id),
    })),
  };
}
