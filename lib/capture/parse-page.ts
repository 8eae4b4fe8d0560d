import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { isTranslated, withoutTranslatedText } from './page/translation';
import { type CapturedEntry, lazyEntry, type Parser } from './parser';

/** The papers that a parser found on a page. */
export interface PapersOfPage {
  kind: Parser['kind'];
  /** The parser's name; empty if no parser matches the address. */
  parser: string;
  entries: CapturedEntry[];
}

/**
 * Reads the papers of a page with the first parser that matches its address, without the texts that a translator wrote.
 * Implausible values are kept; whoever saves the papers removes them with `plausiblePaper`.
 * @param isRewritten Whether a translator rewrote this part of the parser's page.
 * @returns a step for each paper, so that reading a long list can be interrupted, and the papers in the end
 */
export function* parseInSteps(
  document: Document,
  url: URL,
  among: readonly Parser[],
  isRewritten: (parser: Parser, part: ParentNode) => boolean = (_, part) => isTranslated(document, part),
): Generator<undefined, PapersOfPage> {
  const parser = among.find((each) => each.matches(url));
  if (!parser) return { kind: 'list', parser: '', entries: [] };
  const { kind, name } = parser;
  // A page may be translated later, and row by row, so this is checked when an entry is read.
  function read(entry: CapturedEntry) {
    const row = kind === 'list' ? (entry.anchor?.closest('dd, li, article, tr') ?? entry.anchor) : null;
    const isOriginal =
      !isRewritten(parser as Parser, row ?? document) &&
      (parser?.language === 'any' || isInLatinLetters(entry.paper));
    return isOriginal ? entry.paper : withoutTranslatedText(entry.paper, document);
  }
  const entries: CapturedEntry[] = [];
  for (const entry of parser.parse(document, url)) {
    entries.push(lazyEntry(entry.identifiers, entry.anchor, () => read(entry)));
    yield;
  }
  // A single page is read at once: if only translated text would be left, it has no paper.
  return {
    kind,
    parser: name,
    entries: kind === 'list' ? entries : entries.filter(({ paper }) => paper.title),
  };
}

/** Whether each text is mostly in Latin or Greek letters; translators that leave no mark are known by other letters. */
function isInLatinLetters({ title, abstract, comment = '' }: CapturedPaper): boolean {
  return [title, abstract, comment].every((text) => {
    const letters = text.match(/\p{L}/gu) ?? [];
    const others = letters.filter((letter) => !/[\p{Script=Latin}\p{Script=Greek}]/u.test(letter));
    return others.length <= letters.length / 2;
  });
}

/** Reads the papers of a page as `parseInSteps` does, without an interruption. */
export function parsePage(...from: Parameters<typeof parseInSteps>): PapersOfPage {
  const steps = parseInSteps(...from);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
