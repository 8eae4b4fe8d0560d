import { singular, wordsOf } from './words';

/** Longest name, in words. */
const LONGEST = 3;

/** What a group is named from: titles count, abstracts confirm. */
export interface NamedText {
  title: string;
  abstract: string;
}

/**
 * Names each group by a short phrase from its papers' titles that many of them share and the groups beside
 * it do not. No two names are alike.
 */
export function nameTopics(groups: NamedText[][]): string[] {
  const counted = groups.map(countPhrases);
  const everywhere = new Map<string, number>();
  for (const phrases of counted)
    for (const [key, { papers }] of phrases) everywhere.set(key, (everywhere.get(key) ?? 0) + papers);
  const total = groups.reduce((sum, group) => sum + group.length, 0);

  const taken = new Set<string>();
  return counted.map((phrases, i) => {
    const size = groups[i]?.length ?? 0;
    let best = { name: '', key: '', score: Number.NEGATIVE_INFINITY };
    for (const [key, phrase] of phrases) {
      if (taken.has(key)) continue;
      const inside = phrase.papers / size;
      const outside = ((everywhere.get(key) ?? 0) - phrase.papers) / Math.max(1, total - size);
      const score =
        phrase.papers < Math.min(2, size)
          ? -1
          : inside * Math.log((inside + 0.05) / (outside + 0.05)) * (1 + 0.25 * (phrase.length - 1));
      if (score > best.score || (score === best.score && key < best.key))
        best = { name: surfaceOf(phrase), key, score };
    }
    taken.add(best.key);
    return best.name || `Topic ${i + 1}`;
  });
}

interface Phrase {
  papers: number;
  length: number;
  surfaces: Map<string, number>;
}

function countPhrases(group: NamedText[]): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  for (const { title, abstract } of group) {
    const seen = new Set<string>();
    for (const surface of [...phrasesOf(title), ...phrasesOf(abstract)]) {
      const key = surface.map((word) => singular(word.toLowerCase())).join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const phrase = phrases.get(key) ?? { papers: 0, length: surface.length, surfaces: new Map() };
      phrase.papers++;
      const text = surface.join(' ');
      phrase.surfaces.set(text, (phrase.surfaces.get(text) ?? 0) + 1);
      phrases.set(key, phrase);
    }
  }
  return phrases;
}

/** Runs of one to three words that neither punctuation nor a stop word breaks. */
function phrasesOf(text: string): string[][] {
  const phrases: string[][] = [];
  for (const clause of text.split(/[^\p{L}\p{N}\s-]+/u)) {
    const words = clause.split(/\s+/).filter(Boolean);
    for (let start = 0; start < words.length; start++)
      for (let size = 1; size <= LONGEST && start + size <= words.length; size++) {
        const phrase = words.slice(start, start + size);
        if (phrase.some((word) => wordsOf(word).length === 0 || /^\d/.test(word))) break;
        phrases.push(phrase);
      }
  }
  return phrases;
}

/** The commonest way to write it, in title case; words that hold capitals of their own keep them. */
function surfaceOf(phrase: Phrase): string {
  const [surface = ''] = [...phrase.surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  return surface
    .split(' ')
    .map((word) => (/\p{Lu}/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
