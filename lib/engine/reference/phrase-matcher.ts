import { singular } from '@/lib/engine/text/split-into-words';
import { stem } from '@/lib/engine/text/stem';

/** Finds many phrases in a text at once. Each phrase has a number, such as the row of the topic that it names. */
export class PhraseMatcher {
  /** Phrases by their first stem. */
  readonly #byFirst = new Map<string, { stems: string[]; row: number }[]>();

  add(phrase: string, row: number): void {
    const stems = stemsOf(phrase);
    const [first] = stems;
    if (first === undefined) return;
    const known = this.#byFirst.get(first);
    if (known) known.push({ stems, row });
    else this.#byFirst.set(first, [{ stems, row }]);
  }

  /** Numbers of the phrases that the text contains. */
  find(text: string): Set<number> {
    const stems = stemsOf(text);
    const found = new Set<number>();
    stems.forEach((stem, at) => {
      for (const phrase of this.#byFirst.get(stem) ?? [])
        if (phrase.stems.every((part, i) => stems[at + i] === part)) found.add(phrase.row);
    });
    return found;
  }
}

/**
 * Stems of all words and numbers. Hyphens separate words, because "in-context" is written with and without one.
 * Words may begin with a digit, as in "3D".
 */
function stemsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => stem(singular(word)));
}
