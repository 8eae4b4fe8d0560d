import * as v from 'valibot';
import { wordsOf } from '@/lib/engine/text/words';
import { type Question, TEXTS_ARE_QUOTED } from './question';
import { readJsonAnswer } from './read-json-answer';

/** What a name is asked for. */
export interface UnnamedTopic {
  /** The name that it has for now. */
  name: string;
  /** Of its papers, the clearest first. */
  titles: string[];
  /** Names of the topics that stand beside it. */
  siblings: string[];
}

/** Titles and siblings that are sent. */
const TITLES = 12;
const SIBLINGS = 12;
/** Characters and words of a name. */
const LONGEST = 50;
const MOST_WORDS = 6;
/** Titles that must hold each word of a name: what only one paper says may be said to the model, not of the topic. */
const SHARED_BY = 2;

/** Asks what a topic of these papers is called. */
export function nameQuestion({ name, titles, siblings }: UnnamedTopic): Question {
  return {
    instruction: [
      'You name a topic in the library of a researcher, as a heading in a survey would name it:',
      'a noun phrase of two to four words that fits all of its papers, made of words that their titles share.',
      'Keep the present name if it is good. "name" is the name.',
      TEXTS_ARE_QUOTED,
    ].join(' '),
    text: JSON.stringify({
      'present name': name,
      titles: titles.slice(0, TITLES),
      'names beside it': siblings.slice(0, SIBLINGS),
    }),
    schema: {
      type: 'object',
      properties: { name: { type: 'string', maxLength: LONGEST } },
      required: ['name'],
      additionalProperties: false,
    },
  };
}

/**
 * The name that was answered; `null` where it cannot be one. Each of its words stands in two titles or in the present
 * name, so that no single title can put a name into the model's mouth.
 * @param taken Names that the tree has.
 */
export function readNameAnswer(
  answer: string,
  { name, titles }: UnnamedTopic,
  taken: readonly string[],
): string | null {
  const shape = v.object({
    // Letters of any script, digits, and what stands between the words of a name: no address, no markup.
    name: v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(LONGEST),
      v.regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} &,+()'’–-]+$/u),
    ),
  });
  const read = readJsonAnswer(answer, shape);
  if (!read || read.name.split(/\s+/).length > MOST_WORDS) return null;
  const words = wordsOf(read.name);
  const present = new Set(wordsOf(name));
  const inTitles = titles.map((title) => new Set(wordsOf(title)));
  const isShared = (word: string) => inTitles.filter((title) => title.has(word)).length >= SHARED_BY;
  if (words.length === 0 || !words.every((word) => present.has(word) || isShared(word))) return null;
  const key = (of: string) => wordsOf(of).sort().join(' ');
  return taken.some((other) => key(other) === key(read.name)) ? null : read.name;
}
