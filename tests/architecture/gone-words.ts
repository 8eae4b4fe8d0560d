/**
 * Words of our own that were replaced by the field's terms (docs/glossary.md), as patterns, each with the term to use.
 * Stored names that keep an old word, such as the acts `plant-tree` and `mend-library`, are exceptions.
 */
export const goneWords: [pattern: RegExp, term: string][] = [
  [/\w*[fF]orest\w*/, 'TopicNodes, tree'],
  [/\b\w*InWords\b|-in-words\b/, 'format…'],
  [/\bwish(?:es|ed)?\b|Wish\b/i, 'request, preference'],
  [/\bwaved away\b|\bwavedAway\b/i, 'dismissed'],
  [/\bkindred\b/i, 'similar, cohesive'],
  [/\bnewness\b/i, 'outlier rank'],
  [/\bmisunderstood\b/i, 'unknown operators'],
  [/\b(?:ShapeReport|checkShape|ShapeNotice)\b/, 'parser report'],
  [/\banother hand\b/i, 'external change'],
  [/\bgrowForest\b|\bplant(?:s|ed|Tree)?\b/, 'create, build'],
  [/\bmet paper\b|\bmetPaper\b/i, 'page paper'],
  [/\banew\b|\bmeanwhile\b/i, 'again; while'],
  [/\bat your word\b/i, 'when you choose so'],
  [/\bmend(?:s|ed|ing)?\b|\bmend[A-Z]\w*/, 'repair'],
  [/\bhow to stop\b/i, 'a function that stops it'],
];

const exceptions = [
  /['"`]plant-tree['"`]/g,
  /history_plant_tree/g,
  /['"`]mend-library['"`]/g,
  /history_mend_library/g,
];

export interface GoneWord {
  line: number;
  word: string;
  term: string;
}

/** Every word of the list in a text, by its line from 1. */
export function findGoneWords(text: string): GoneWord[] {
  return text.split('\n').flatMap((content, index) => {
    const checked = exceptions.reduce((rest, exception) => rest.replace(exception, ''), content);
    return goneWords.flatMap(([pattern, term]) => {
      const [word] = pattern.exec(checked) ?? [];
      return word ? [{ line: index + 1, word, term }] : [];
    });
  });
}
