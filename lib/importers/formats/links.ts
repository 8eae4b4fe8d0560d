import { cleanText } from '@/lib/bibliography/clean-text';
import { arxivNamedIn, doiOf, wholeArxivId } from '@/lib/bibliography/identifiers-in-text';
import { identifiersOfAddress } from '@/lib/capture/identifiers-of-address';
import type { PaperIdentifiers } from '@/lib/domain/papers/paper';
import { isPaperPage } from '@/lib/importers/entry/canonical-address';
import { describePaper } from '@/lib/importers/entry/describe-paper';
import { linkTitle } from '@/lib/importers/entry/title-of-link';
import type { Importer, Reading } from '@/lib/importers/importer';

const address = /https?:\/\/[^\s<>"|]+/i;
const loneId = /(?<![\w/.])(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?(?!\w)/;
const loneDoi = /(?<!\w)10\.\d{4,9}\/\S*[^\s.,;]/;
/** XML, JSON, and tagged lines of Web of Science (`PT J`), PubMed (`PMID- 1`) and EndNote (`%0 Journal Article`). */
const otherFile =
  /^[ \t\ufeff]*(?:<\?xml|<!doctype|<[a-z][\w:]*[\s>]|\{|\[\s*[{["\]])|^(?:PT [A-Z]|FN \S.*|PMID ?- ?\d+|%0 [A-Z].*)$/im;
/** The bullet, number or checkbox of a list item in Markdown. */
const listMark = /^(?:[-*+•]|\d+[.)])\s+(?:\[[ x]\]\s+)?/i;

/** A list with one identifier or link per line, with or without a title. Lines that start with `#` are comments. */
export const links: Importer = {
  name: 'links',
  readsLinks: true,
  matches(text) {
    // Files of other formats contain identifiers and links too.
    if (otherFile.test(text)) return false;
    return text.split('\n', 200).some((line) => identifiersIn(line.slice(0, 4_000)).found !== undefined);
  },
  read(text) {
    const reading: Reading = { entries: [], topics: [], unread: [] };
    for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
      const line = raw.slice(0, 4_000).trim();
      if (line === '' || line.startsWith('#')) continue;
      const { identifiers, found } = identifiersIn(line);
      const beside = found
        ? line
            .replace(found, ' ')
            .replace(listMark, '')
            .replace(/^[\s|,;:*()–—-]+|[\s|,;:.*()[–—-]+$/g, '')
            .replace(/^\[([^\]]*)\]?$/, '$1')
        : '';
      const title = isTitle(beside) ? linkTitle(beside) : undefined;
      const link = address.exec(line)?.[0];
      const paper =
        found !== undefined
          ? describePaper({
              title,
              arxiv: identifiers.arxiv,
              doi: identifiers.doi,
              addresses: link ? [link.replace(/[).,;\]]+$/, '')] : [],
            })
          : null;
      if (paper) reading.entries.push({ paper, topics: [] });
      else reading.unread.push({ line: index + 1, reason: 'no-paper', text: cleanText(line, 100) });
    }
    return reading;
  },
};

/**
 * Whether there are several words, one of them with letters. A single pattern for both takes minutes on a long word.
 */
function isTitle(text: string): boolean {
  const first = text.search(/\p{L}{2}/u);
  return first >= 0 && /\s/.test(text.slice(first));
}

/** The first identifier in a line, and the text that contains it. */
function identifiersIn(line: string): { identifiers: PaperIdentifiers; found: string | undefined } {
  const link = address.exec(line)?.[0].replace(/[).,;\]]+$/, '');
  const ways: [string | undefined, (text: string) => PaperIdentifiers][] = [
    [link, identifiersOfAddress],
    [/arxiv[:\s]\s*\S+/i.exec(line)?.[0], arxivNamedIn],
    [loneDoi.exec(line)?.[0], doiOf],
    [loneId.exec(line)?.[0], wholeArxivId],
  ];
  for (const [found, read] of ways) {
    const identifiers = found ? read(found) : {};
    if (Object.keys(identifiers).length > 0) return { identifiers, found };
  }
  if (link && isPaperPage(link)) return { identifiers: {}, found: link };
  return { identifiers: {}, found: undefined };
}
