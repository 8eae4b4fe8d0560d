import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Topic } from '@/lib/domain/topics/topic';
import { makePaper } from './make-paper';

/** A stored paper; `own` sets the fields that a test is about. */
export function makeStoredPaper(arxiv: string, own: Partial<Paper> = {}): Paper {
  const { parser: _, ...paper } = makePaper(arxiv);
  const id = `arxiv:${arxiv}` as PaperId;
  return { ...paper, id, aliases: [id], savedAt: 1_700_000_000_000, ...own };
}

export const topicIdOf = (number: number) =>
  `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as TopicId;

/**
 * A library of these papers, each in the topic with its path, such as `['Agents', 'Memory']`; an empty path means
 * Unsorted. Topics are created in order of appearance, with ids from `topicIdOf(1)`.
 */
export function makeLibrary(filed: [Paper, string[]][]): LibraryContents {
  const library: LibraryContents = {
    papers: [],
    topics: [],
    placements: [],
    rules: [],
    declinedProposals: [],
  };
  for (const [paper, path] of filed) {
    let place: Place = 'unsorted';
    for (const [depth, name] of path.entries()) {
      const parentId: TopicId | null = depth === 0 ? null : (place as TopicId);
      let topic: Topic | undefined = library.topics.find(
        (each) => each.parentId === parentId && each.name === name,
      );
      if (!topic) {
        const number = library.topics.length + 1;
        const id = topicIdOf(number);
        topic = { id, parentId, name, namedBy: 'person', locked: false, position: number };
        library.topics.push(topic);
      }
      place = topic.id;
    }
    library.papers.push(paper);
    library.placements.push({
      paperId: paper.id,
      topicId: place,
      also: [],
      madeBy: 'person',
      confidence: null,
      reason: null,
      ranked: [],
      rejected: [],
      at: paper.savedAt,
    });
  }
  return library;
}
