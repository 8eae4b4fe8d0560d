/** Number of terms in one string: a few strings are fast to store and read, and a group is fast to split. */
const GROUP = 32;

/**
 * Terms in ascending order (of UTF-16 units, as `<` compares), numbered from 0. They are stored as strings of 32
 * lines each, which take a fifth of the memory of single strings.
 */
export class TermDictionary {
  constructor(
    readonly groups: readonly string[],
    readonly size: number,
  ) {}

  /** @param terms Distinct terms in ascending order, without line breaks. */
  static of(terms: readonly string[]): TermDictionary {
    const groups: string[] = [];
    for (let at = 0; at < terms.length; at += GROUP) groups.push(terms.slice(at, at + GROUP).join('\n'));
    return new TermDictionary(groups, terms.length);
  }

  /** Calls `visit` for each term that begins with `prefix`, in order. */
  eachFrom(prefix: string, visit: (term: string, number: number) => void): void {
    for (let group = this.groupOf(prefix); group < this.groups.length; group++) {
      const terms = (this.groups[group] as string).split('\n');
      for (let nth = 0; nth < terms.length; nth++) {
        const term = terms[nth] as string;
        if (term.startsWith(prefix)) visit(term, group * GROUP + nth);
        else if (term > prefix) return;
      }
    }
  }

  /** The term's number, or -1. */
  find(term: string): number {
    const group = this.groupOf(term);
    const nth = this.groups[group]?.split('\n').indexOf(term) ?? -1;
    return nth < 0 ? -1 : group * GROUP + nth;
  }

  /** The first letters of all terms (UTF-16 units), each once. */
  initials(): string[] {
    const letters = new Set<string>();
    for (const [group, text] of this.groups.entries()) {
      // If the next group begins with the same letter, all terms of this group begin with it.
      if (this.groups[group + 1]?.[0] === text[0]) letters.add(text[0] as string);
      else for (const term of text.split('\n')) letters.add(term[0] as string);
    }
    return [...letters];
  }

  /** All terms, in order. */
  *[Symbol.iterator](): Generator<string> {
    for (const group of this.groups) yield* group.split('\n');
  }

  /** The last group whose first term is not after `text`, or the first group. */
  private groupOf(text: string): number {
    let low = 0;
    let high = this.groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      // A group begins with its first term, and a line break sorts before every character of a term.
      if ((this.groups[middle] as string) <= text || (this.groups[middle] as string).startsWith(`${text}\n`))
        low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
