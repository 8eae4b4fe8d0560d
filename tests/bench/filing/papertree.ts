import type { PaperId, TopicId } from '@/lib/domain/ids';
import { UNSORTED } from '@/lib/domain/ids';
import {
  createEngine,
  type EngineEvent,
  type FiledPaper,
  type Placed,
  type ReferenceTopics,
} from '@/lib/engine';
import type { Answer, Method, Session } from './streaming';
import { headingOf, type ListedPaper } from './trees';
import type { Vectors } from './vectors';

/** A listed paper in the form that the engine takes. */
export function filedPaper(paper: ListedPaper, vectors: Vectors): FiledPaper {
  return {
    id: paper.id as PaperId,
    vector: vectors.paper(paper),
    title: paper.title,
    abstract: paper.abstract,
    categories: [],
    keywords: [],
  };
}

/** The event for a person who creates the last topic of a path. */
export function topicEvent(path: string[], position: number, vectors: Vectors): EngineEvent {
  const name = path[path.length - 1] ?? '';
  return {
    type: 'topic',
    topic: {
      id: headingOf(path) as TopicId,
      parentId: path.length > 1 ? (headingOf(path.slice(0, -1)) as TopicId) : null,
      name,
      namedBy: 'person',
      locked: false,
      position,
    },
    nameVector: vectors.name(name),
  };
}

/** The engine, used only through its public interface. */
export function papertree(vectors: Vectors, reference: ReferenceTopics | null = null): Method {
  return {
    name: 'papertree',
    begin(): Session {
      const engine = createEngine({ dimensions: vectors.dimensions });
      const topics = new Set<string>();
      const open = new Set<string>();
      const answerOf = (filed: FiledPaper, placed: Placed): Answer => {
        const { topics: offered, newTopic } = engine.choices(filed, placed, reference);
        // A heading is a topic with papers of its own; inner nodes without papers are not ranked.
        const ranked = placed.ranked
          .filter(({ topicId }) => open.has(topicId))
          .map(({ topicId, confidence }) => ({ heading: topicId as string, confidence }));
        return {
          ranked,
          node: (placed.chosen ?? '').split('\u0000'),
          asked: placed.topicId === UNSORTED,
          offered: offered.map(({ topicId }) => topicId as string),
          newTopic: newTopic && {
            name: newTopic.name,
            parent: newTopic.parentId === null ? [] : newTopic.parentId.split('\u0000'),
          },
        };
      };
      return {
        open(path) {
          open.add(headingOf(path));
          path.forEach((_, depth) => {
            const upTo = path.slice(0, depth + 1);
            if (topics.has(headingOf(upTo))) return;
            topics.add(headingOf(upTo));
            engine.apply(topicEvent(upTo, topics.size, vectors));
          });
        },
        file(paper, path) {
          const topicId = headingOf(path) as TopicId;
          engine.apply({
            type: 'filed',
            paper: filedPaper(paper, vectors),
            topicId,
            also: [],
            madeBy: 'person',
            rejected: [],
          });
        },
        wait(paper) {
          engine.apply({
            type: 'filed',
            paper: filedPaper(paper, vectors),
            topicId: UNSORTED,
            also: [],
            madeBy: 'program',
            rejected: [],
          });
        },
        answer: (paper) => {
          const filed = filedPaper(paper, vectors);
          return answerOf(filed, engine.place(filed));
        },
        answerTogether(papers) {
          const waiting = papers.map((paper) => ({ paper: filedPaper(paper, vectors) }));
          const placed = engine.placeTogether(waiting);
          return waiting.map(({ paper }, i) => answerOf(paper, placed[i] as Placed));
        },
      };
    },
  };
}
