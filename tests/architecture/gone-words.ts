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
  // Names of the first version, as identifiers or with the meaning that they had there.
  [/\bpens?\b/, 'write path, unit of work'],
  [/\bdoors?\b/, 'request validation'],
  [/\brooms?\b|[a-z]Room\b/, 'module; container; space'],
  [/\bwalls?\b/, 'check'],
  [/\bminds?\b(?! skill)/, 'filing state'],
  [/\bputs? (?:it |them )?down\b/i, 'save a checkpoint'],
  [/\bwentUp\b|\bcarried\b(?! out)/, 'promoteToParent, relocate'],
  [/\b\w*[hH]eaps\b/, 'micro-clusters'],
  [/\btelling words?\b|\btellingWords?\b/i, 'discriminative terms'],
  [/\blikeness(?:es)?\b/i, 'similarity'],
  [/\bnovelty\b/i, 'open-set probability, outlier rank'],
  [/\b\w*[fF]inders?\b/, 'search service, matcher'],
  [/\b[fF]ound[A-Z]\w*/, 'result, match'],
  [/\b\w*[sS]ought\b/, 'query, searched'],
  [/\bdemands\b/i, 'filters'],
  [/\blacking\b|\bisLacking\b/i, 'missing'],
  [/\bsettle[sd]?\b/i, 'resolve'],
  [/\bfurtherTopics?\b/, 'secondary topics'],
  [/\b\w*[cC]hances\b|no-chance/, 'probability'],
  [/\bin moments\b|\binMoments\b/i, 'format…'],
  [/\bflow\/hands\b/, 'flow/curation'],
  // Names that a newcomer misread.
  [/\b(?:StorageGuard|LibraryMark|TabNames|SyncSign)\b/, 'circuit breaker, summary, subscriptions, status'],
  [/\busual[A-Z]\w*/, 'default…'],
  [/\b\w*[sS]hel(?:f|ves)\b/, 'store'],
  [/\bstrains?\b/i, 'layout variant'],
  [/\btaken?Back\b|\bisTakenBack\b|\btake_back\b|taken_back/, 'undo'],
  [/\binOurWords\b|\bis(?:Told|Heard)\w*/, 'reported, answered, with target errors'],
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
