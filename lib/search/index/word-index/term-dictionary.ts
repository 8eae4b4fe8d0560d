/** Terms that stand together in one string: few strings are quick to store and to read, and a group is quick to split. */
const GROUP = 32;

/**
 * Terms in ascending order (of UTF-16 units, as `<` compares), numbered from 0. Kept as strings of 32 lines each, which
 * take a fifth of the room that as many single strings do.
 */
export class TermDictionary {
  constructor(
    readonly groups: readonly string[],
    readonly size: number,
  ) {}

  /** @param terms ascending, each once, none with a line break */
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

  /** The letters with which terms begin (UTF-16 units), each once. */
  initials(): string[] {
    const letters = new Set<string>();
    for (const [group, text] of this.groups.entries()) {
      // All terms of a group begin as the next one does where this one does.
      if (this.groups[group + 1]?.[0] === text[0]) letters.add(text[0] as string);
      else for (const term of text.split('\n')) letters.add(term[0] as string);
    }
    return [...letters];
  }

  /** All terms, in order. */
  *[Symbol.iterator](): Generator<string> {
    for (const group of this.groups) yield* group.split('\n');
  }

  /** The last group whose first term is not beyond `text`, or the first. */
  private groupOf(text: string): number {
    let low = 0;
    let high = this.groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      // A group begins with its first term; a line break is below every character of a term.
      if ((this.groups[middle] as string) <= text || (this.groups[middle] as string).startsWith(`${text}\n`))
        low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
