import { parseAuthors } from '@/lib/bibliography/author';
import { cleanText } from '@/lib/bibliography/clean-text';
import { describePaper } from '@/lib/importers/entry/describe-paper';
import type { Importer, Reading } from '@/lib/importers/importer';
import { type Fields, isObject, parseJson, textIn, textsIn } from '@/lib/importers/text/parse-json';

/**
 * The export of PaperMemory: an object of papers by PaperMemory's ids, plus the version of the format. It has no
 * folders; tags stay tags. Format: https://github.com/vict0rsch/PaperMemory
 */
export const paperMemory: Importer = {
  name: 'paper-memory',
  matches: (text) =>
    /^\s*\{/.test(text) &&
    (/"__dataVersion"\s*:/.test(text) || (/"pdfLink"\s*:/.test(text) && /"addDate"\s*:/.test(text))),
  read(text) {
    const reading: Reading = { entries: [], topics: [], unread: [] };
    const memory = parseJson(text);
    const entries = Object.entries(isObject(memory) ? memory : {}).filter(([id]) => id !== '__dataVersion');
    for (const [index, [id, item]] of entries.entries()) {
      const paper = isObject(item) ? paperOf(id, item) : null;
      if (paper) reading.entries.push({ paper, topics: [] });
      else
        reading.unread.push({
          line: index + 1,
          reason: isObject(item) ? 'no-title' : 'broken',
          text: cleanText(id, 100),
        });
    }
    return reading;
  },
};

function paperOf(id: string, item: Fields) {
  const text = (...names: string[]) => textIn(item, ...names);
  const [, arxiv] = /^arxiv-(.+)$/i.exec(id) ?? [];
  // PaperMemory writes this line itself when it finds the published version.
  const note = text('note')?.replace(/^(?:Accepted|Published) @ .*(?: -- \[.*\])?$/gm, '');
  return describePaper({
    title: text('title'),
    abstract: text('abstract'),
    authors: parseAuthors(text('author')?.split(' and ') ?? []),
    published: text('year'),
    venue: text('venue'),
    arxiv: arxiv?.replace('_', '/'),
    doi: text('doi') ?? /\bdoi\s*=\s*[{"]([^}"]+)/i.exec(text('bibtex')?.slice(0, 20_000) ?? '')?.[1],
    addresses: [text('link', 'absLink'), text('pdfLink')].flatMap((value) => value ?? []),
    pdf: text('pdfLink'),
    code: text('codeLink'),
    notes: note,
    tags: textsIn(item.tags),
    citationKey: text('key'),
    favourite: item.favorite === true,
    savedAt: Date.parse(text('addDate') ?? ''),
  });
}
