import type { ActId, DeviceId, PaperId, TopicId } from '@/lib/domain/ids';
import type { Change } from '@/lib/domain/log/change';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import type { Topic } from '@/lib/domain/topics/topic';
import { type ExamplePaper, examplePapers } from '@/tests/pages/example-papers';

/** Records as stored in the database, with one change, so that the engine knows that there is something to read. */
export interface InventedLibrary {
  papers: Paper[];
  topics: Topic[];
  placements: Placement[];
  changes: Change[];
}

const savedAt = Date.UTC(2026, 0, 1);

/** Generates a library with one topic per example paper, filled with papers that consist mostly of its sentences. */
export function inventLibrary(size: number): InventedLibrary {
  const topics = examplePapers.map(
    ({ title }, index): Topic => ({
      id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}` as TopicId,
      parentId: null,
      name: title.split(/[:?]/)[0] ?? title,
      namedBy: 'program',
      locked: false,
      position: index,
    }),
  );
  const [first] = topics;
  if (!first) throw new Error('No example papers.');
  const papers = Array.from({ length: size }, (_, index): Paper => {
    const { arxiv, authors, categories, title, abstract, published } = inventPaper(
      index,
      index % topics.length,
    );
    const id = `arxiv:${arxiv}` as PaperId;
    const url = `https://arxiv.org/abs/${arxiv}`;
    const links = { abs: url };
    return {
      ...{ id, aliases: [id], identifiers: { arxiv }, title, abstract, authors, categories, published },
      ...{ keywords: [], links, pageUrl: url, savedAt: savedAt + index * 1_000 },
    };
  });
  const placements = papers.map(({ id, savedAt }, index): Placement => {
    const topicId = (topics[index % topics.length] ?? first).id;
    const unsure = { also: [], reason: null, ranked: [], rejected: [] };
    return { ...unsure, paperId: id, topicId, madeBy: 'program', confidence: 0.9, at: savedAt };
  });
  const change: Change = {
    act: first.id as string as ActId,
    kind: 'create-topic',
    device: first.id as string as DeviceId,
    at: savedAt,
    madeBy: 'program',
    table: 'topics',
    key: first.id,
    before: null,
    after: first,
  };
  return { papers, topics, placements, changes: [change] };
}

/** A paper that is unique to its number: the words of one example, with some of another. */
export function inventPaper(number: number, exampleIndex: number): ExamplePaper {
  const example = at(exampleIndex);
  const other = at(exampleIndex + 1 + (number % (examplePapers.length - 1)));
  const own = sentences(example);
  const foreign = sentences(other);
  const kept = own.filter((_, index) => (number + index) % 4 !== 0);
  const added = foreign.filter((_, index) => index === number % foreign.length);
  return {
    ...example,
    arxiv: `27${String(1 + Math.floor(number / 10_000)).padStart(2, '0')}.${String(number % 10_000).padStart(5, '0')}`,
    title: `${example.title}, part ${number}`,
    abstract: [...kept, ...added].join(' '),
  };
}

function at(index: number): ExamplePaper {
  const example = examplePapers[index % examplePapers.length];
  if (!example) throw new Error('No example papers.');
  return example;
}

function sentences({ abstract }: ExamplePaper): string[] {
  return abstract.split(/(?<=[.?!]) /);
}
