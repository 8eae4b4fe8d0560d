import { PhraseFinder } from '@/lib/engine/reference/phrase-finder';
import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import { isBroad, isHeading, titleCase } from './mined-phrases';

/** Phrases by which papers speak of reference topics, fit to be headings: finer names than those of the topics. */
export interface KnownPhrases {
  /** Finds their numbers in a text. */
  finder: PhraseFinder;
  /** By their numbers. */
  names: string[];
}

const made = new WeakMap<ReferenceTopics, KnownPhrases>();

/** Those of whole fields are left out. Made once for each reference. */
export function knownPhrases(reference: ReferenceTopics): KnownPhrases {
  const before = made.get(reference);
  if (before) return before;
  const known: KnownPhrases = { finder: new PhraseFinder(), names: [] };
  reference.topics.forEach(({ phrases }, row) => {
    if (reference.depths[row] === 0) return;
    for (const phrase of phrases)
      if (isHeading(phrase.split(' ')) && !isBroad(phrase.split(' ')))
        known.finder.add(phrase, known.names.push(titleCase(phrase)) - 1);
  });
  made.set(reference, known);
  return known;
}
