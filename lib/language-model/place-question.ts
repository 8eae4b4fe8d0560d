import * as v from 'valibot';
import type { TopicId } from '@/lib/domain/ids';
import type { Review } from '@/lib/domain/placements/review';
import { type Question, TEXTS_ARE_QUOTED } from './question';
import { readJsonAnswer } from './read-json-answer';

/** A topic that the paper may go to. */
export interface OfferedTopic {
  topicId: TopicId;
  /** Names from the top of the tree down. */
  path: string[];
}

interface QuestionedPaper {
  title: string;
  /** Empty if unknown. */
  abstract: string;
}

/** Abstracts are truncated to this many characters: nearly all are shorter, and small models read little more. */
const ABSTRACT = 2_000;
/** Maximum number of phrases that are taken from an answer, and the maximum length of each in characters. */
const WORDS = 3;
const WORD = 60;

/** Sorts topics by name, so that their order does not reveal how filing ranks them. */
export function inNeutralOrder(offered: readonly OfferedTopic[]): OfferedTopic[] {
  const key = ({ path, topicId }: OfferedTopic) => `${path.join('\u0000')}\u0000${topicId}`;
  return [...offered].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * The question to which of the topics a paper belongs. @param offered In the order in which they are numbered from
 * 1.
 */
export function placeQuestion(paper: QuestionedPaper, offered: readonly OfferedTopic[]): Question {
  return {
    instruction: [
      'You file research papers into the topics of a personal library.',
      'Choose the topic whose papers this one belongs with; of two that fit, the more specific one.',
      '"topic" is its number, or 0 if none fits.',
      `"words" are up to ${WORDS} short phrases that decided it, copied letter by letter from title or abstract.`,
      TEXTS_ARE_QUOTED,
    ].join(' '),
    text: JSON.stringify({
      paper: { title: paper.title, abstract: paper.abstract.slice(0, ABSTRACT) },
      topics: offered.map(({ path }, i) => ({ number: i + 1, name: path.join(' / ') })),
    }),
    schema: {
      type: 'object',
      properties: {
        topic: { type: 'integer', minimum: 0, maximum: offered.length },
        words: { type: 'array', items: { type: 'string' }, maxItems: WORDS },
      },
      required: ['topic', 'words'],
      additionalProperties: false,
    },
  };
}

/**
 * Reads an answer; `null` if it does not answer this question. Only a topic that was offered can be chosen, and
 * words count only if they are in the paper. An abstract that addresses the model can therefore at most make it
 * choose another of the offered topics.
 */
export function readPlaceAnswer(
  answer: string,
  paper: QuestionedPaper,
  offered: readonly OfferedTopic[],
): Review | null {
  const read = readJsonAnswer(
    answer,
    v.object({
      topic: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(offered.length)),
      words: v.fallback(v.array(v.string()), []),
    }),
  );
  if (!read) return null;
  const text = spaced(`${paper.title} ${paper.abstract}`);
  const words = read.words
    .map((word) => word.trim())
    .filter((word) => word.length > 1 && word.length <= WORD && text.includes(spaced(word)));
  return { topicId: offered[read.topic - 1]?.topicId ?? null, words: [...new Set(words)].slice(0, WORDS) };
}

function spaced(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}
