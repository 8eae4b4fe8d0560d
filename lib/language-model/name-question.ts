import * as v from 'valibot';
import { wordsOf } from '@/lib/engine/text/split-into-words';
import { type Question, TEXTS_ARE_QUOTED } from './question';
import { readJsonAnswer } from './read-json-answer';

/** A topic for which a name is requested. */
export interface UnnamedTopic {
  /** Its current name. */
  name: string;
  /** Titles of its papers, best match first. */
  titles: string[];
  /** Names of its siblings. */
  siblings: string[];
}

/** Maximum number of titles and siblings that are sent. */
const TITLES = 12;
const SIBLINGS = 12;
/** Maximum number of characters and words in a name. */
const LONGEST = 50;
const MOST_WORDS = 6;
/**
 * Number of titles that must contain each word of a name: a word in only one paper may be an attempt to instruct
 * the model.
 */
const SHARED_BY = 2;

/** The question for the name of a topic with these papers. */
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
 * Reads the name from an answer; `null` if it is not acceptable. Each of its words must be in two titles or in the
 * present name, so that no single title can dictate the name.
 * @param taken Names that the tree has.
 */
export function readNameAnswer(
  answer: string,
  { name, titles }: UnnamedTopic,
  taken: readonly string[],
): string | null {
  const shape = v.object({
    // Letters of any script, digits, and the punctuation of names; this excludes addresses and markup.
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
