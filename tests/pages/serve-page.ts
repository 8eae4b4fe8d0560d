import { arxivAbsPage } from './arxiv-abs-page.ts';
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
  if (hostname === 'arxiv.org') return found(arxivPage(pathname));
  if (hostname === 'huggingface.co') return found(huggingfacePage(pathname, searchParams));
  return null;
}

function arxivPage(path: string): string | undefined {
  const paper = byId.get(path.match(/^\/abs\/([^v]+)(v1)?$/)?.[1] ?? '');
  return paper && arxivAbsPage(paper).text;
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
