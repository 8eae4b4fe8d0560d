import { pageAddress } from '@/lib/bibliography/address';
import type { ParserReport } from '@/lib/domain/pages/parser-report';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { isTranslated } from './page/translation';

/** A list with at least this many links to papers should yield some; one or two links may be on any page. */
const FEWEST_LINKS = 3;
/** How many entries are checked for authors and abstract. */
const SAMPLE = 10;

/**
 * Checks whether a page was read correctly. If a page links to papers but yields none, or if most of its papers have
 * neither authors nor abstract, the site has probably changed its markup. `null` if nothing is wrong.
 * @param paperLink See `MarkedPages`.
 */
export function checkParser(
  document: Document,
  url: URL,
  {
    kind,
    parser,
    entries,
  }: { kind: 'single' | 'list'; parser: string; entries: readonly { paper: CapturedPaper }[] },
  paperLink: RegExp,
): ParserReport | null {
  if (!parser) return null;
  // Little is read from a translated page, so it says nothing about the markup.
  if (isTranslated(document, document)) return null;
  const sample = entries.slice(0, SAMPLE).map(({ paper }) => paper);
  const bare = sample.filter(({ authors, abstract }) => authors.length === 0 && !abstract).length;
  const report = { parser, address: pageAddress(url), papers: entries.length, links: 0, bare };
  if (entries.length > 0) return bare > sample.length / 2 ? report : null;
  const links = linkedPapers(document, paperLink);
  // A page about a paper links to other forms of the paper; an error page does not.
  const isExpected =
    kind === 'list' ? links.size >= FEWEST_LINKS : links.has(paperLink.exec(url.pathname)?.[1] ?? '');
  return isExpected ? { ...report, links: links.size } : null;
}

function linkedPapers(document: Document, paperLink: RegExp): ReadonlySet<string> {
  const addresses = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
  return new Set(addresses.flatMap((address) => paperLink.exec(address)?.[1] ?? []));
}
