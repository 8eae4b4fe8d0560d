import { PhraseMatcher } from '@/lib/engine/reference/phrase-matcher';
import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import { isBroad, isHeading, titleCase } from './phrases-of-papers';

/**
 * Phrases that papers use for reference topics and that can serve as headings. They are finer than the topics'
 * names.
 */
export interface KnownPhrases {
  /** Finds the numbers of the phrases in a text. */
  matcher: PhraseMatcher;
  /** The phrases as headings, by number. */
  names: string[];
}

const made = new WeakMap<ReferenceTopics, KnownPhrases>();

/** The known phrases of a reference, without those of whole fields. Computed once for each reference. */
export function knownPhrases(reference: ReferenceTopics): KnownPhrases {
  const before = made.get(reference);
  if (before) return before;
  const known: KnownPhrases = { matcher: new PhraseMatcher(), names: [] };
  reference.topics.forEach(({ phrases }, row) => {
    if (reference.depths[row] === 0) return;
    for (const phrase of phrases)
      if (isHeading(phrase.split(' ')) && !isBroad(phrase.split(' ')))
        known.matcher.add(phrase, known.names.push(titleCase(phrase)) - 1);
  });
  made.set(reference, known);
  return known;
}
