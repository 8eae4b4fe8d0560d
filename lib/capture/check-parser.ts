import { pageAddress } from '@/lib/bibliography/address';
import type { ParserReport } from '@/lib/domain/pages/parser-report';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { isTranslated } from './page/translation';

/** A list that leads to so many papers should show some; one or two may be mentioned anywhere. */
const FEWEST_LINKS = 3;
/** Entries that are looked at closely. */
const SAMPLE = 10;

/**
 * Looks whether a page was read as it should be: one that leads to papers and yields none, or yields records with
 * neither authors nor abstract, has taken another shape than the parser knows. `null` where all is well.
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
  // Of a translated page little is taken, whatever its shape.
  if (isTranslated(document, document)) return null;
  const sample = entries.slice(0, SAMPLE).map(({ paper }) => paper);
  const bare = sample.filter(({ authors, abstract }) => authors.length === 0 && !abstract).length;
  const report = { parser, address: pageAddress(url), papers: entries.length, links: 0, bare };
  if (entries.length > 0) return bare > sample.length / 2 ? report : null;
  const links = linkedPapers(document, paperLink);
  // A page about one paper leads to it in other forms; one that was not found leads nowhere.
  const isExpected =
    kind === 'list' ? links.size >= FEWEST_LINKS : links.has(paperLink.exec(url.pathname)?.[1] ?? '');
  return isExpected ? { ...report, links: links.size } : null;
}

function linkedPapers(document: Document, paperLink: RegExp): ReadonlySet<string> {
  const addresses = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
  return new Set(addresses.flatMap((address) => paperLink.exec(address)?.[1] ?? []));
}
