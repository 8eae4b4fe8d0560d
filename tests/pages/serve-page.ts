import { arxivAbsPage } from './arxiv-abs-page.ts';
import { arxivHtmlPage } from './arxiv-html-page.ts';
import { arxivListPage } from './arxiv-list-page.ts';
import { arxivSearchPage } from './arxiv-search-page.ts';
import { type ExamplePaper, examplePapers } from './example-papers.ts';
import { huggingfaceDailyPage, huggingfacePaperPage } from './huggingface-pages.ts';

export interface ServedPage {
  status: number;
  contentType: string;
  body: string;
}

/** The days that Hugging Face has papers for, newest first. */
const daily: Record<string, ExamplePaper[]> = {
  '2026-06-12': examplePapers.slice(0, 40),
  '2026-06-11': examplePapers.slice(40, 70),
  '2026-06-10': examplePapers.slice(70),
};
const days = Object.keys(daily);
const latest = days[0] ?? '';

const byId = new Map(examplePapers.map((paper) => [paper.arxiv, paper]));

/**
 * Plays arXiv and Hugging Face at their true addresses: what they would answer to a browser that asks for
 * `url`, made from the example papers. `null` where neither is asked, so that the caller decides.
 */
export function pageFor(url: string): ServedPage | null {
  const { hostname, pathname, searchParams } = new URL(url);
  if (hostname === 'arxiv.org') return found(arxivPage(pathname, searchParams));
  if (hostname === 'huggingface.co') return found(huggingfacePage(pathname, searchParams));
  return null;
}

function arxivPage(path: string, query: URLSearchParams): string | undefined {
  const [, category, period] = path.match(/^\/list\/([\w.-]+)\/(new|recent)$/) ?? [];
  if (category && period) return arxivList(category, period);
  const [, subject, month] = path.match(/^\/list\/([\w.-]+)\/(\d{4})$/) ?? [];
  if (subject && month) return arxivMonth(subject, month, Number(query.get('show') ?? 50));
  if (path === '/search/' || path === '/search/advanced') return arxivSearch(query);
  const [, part, id] = path.match(/^\/(abs|html)\/([^v]+)(?:v1)?$/) ?? [];
  const paper = byId.get(id ?? '');
  return paper && (part === 'html' ? arxivHtmlPage(paper) : arxivAbsPage(paper)).text;
}

function arxivList(category: string, period: string): string {
  const papers = examplePapers.filter(({ categories }) => categories.includes(category));
  if (period === 'new') {
    const own = papers.filter(({ categories }) => categories[0] === category);
    const cross = papers.filter(({ categories }) => categories[0] !== category);
    const sections = [
      { heading: `New submissions (showing ${own.length} of ${own.length} entries)`, papers: own },
      { heading: `Cross submissions (showing ${cross.length} of ${cross.length} entries)`, papers: cross },
    ];
    return arxivListPage(category, sections, { withAbstracts: true }).text;
  }
  const half = Math.ceil(papers.length / 2);
  const sections = [
    { heading: 'Fri, 12 Jun 2026', papers: papers.slice(0, half) },
    { heading: 'Thu, 11 Jun 2026', papers: papers.slice(half) },
  ];
  return arxivListPage(category, sections).text;
}

/** A month as long as is asked for, arXiv's most being 2,000: the example papers over and over under other numbers. */
function arxivMonth(category: string, month: string, rows: number): string {
  const papers = Array.from({ length: Math.min(rows, 2_000) }, (_, index) => {
    const paper = examplePapers[index % examplePapers.length] as ExamplePaper;
    return { ...paper, arxiv: `${month}.${String(index + 1).padStart(5, '0')}` };
  });
  return arxivListPage(category, [{ heading: `Authors and titles for ${month}`, papers }]).text;
}

/** The search form names its word differently in its two shapes. */
function arxivSearch(query: URLSearchParams): string {
  const word = query.get('query') ?? query.get('terms-0-term') ?? '';
  const isFound = ({ title, abstract }: ExamplePaper) =>
    `${title} ${abstract}`.toLowerCase().includes(word.toLowerCase());
  return arxivSearchPage(word, examplePapers.filter(isFound).slice(0, 50)).text;
}

function huggingfacePage(path: string, query: URLSearchParams): string | undefined {
  const date = path.match(/^\/papers\/date\/([\d-]+)$/)?.[1] ?? query.get('date');
  if (path === '/papers' || date) {
    // A day without papers falls back to the newest one, as on the real site.
    const day = date && daily[date] ? date : latest;
    return huggingfaceDailyPage(day, days, daily[day] ?? []).text;
  }
  const paper = byId.get(path.match(/^\/papers\/([\d.]+)$/)?.[1] ?? '');
  return paper && huggingfacePaperPage(paper).text;
}

function found(body: string | undefined): ServedPage {
  const contentType = 'text/html; charset=utf-8';
  return body === undefined
    ? { status: 404, contentType, body: '<!doctype html><title>Not found</title><h1>Not found</h1>' }
    : { status: 200, contentType, body };
}
