import { pageAddress, parseAddress } from '@/lib/bibliography/address';
import { parseArxivId } from '@/lib/bibliography/arxiv-id';
import { arxivLinks } from '@/lib/bibliography/arxiv-pages';
import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText, hasLetters } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import { withoutTexAccents } from '@/lib/bibliography/tex-accents';
import { asArray, asObject, asString, type JsonObject, parseJson } from '@/lib/bibliography/untyped-json';
import type { CapturedPaper } from '@/lib/domain/papers/paper';

/** The main host, the short one that redirects to it, and a mirror for places where these cannot be reached. */
export const hosts = ['huggingface.co', 'hf.co', 'hf-mirror.com'];

/** The data from which the server rendered a part of the page; empty if the page has none. */
export function readProps(document: Document, target: string): JsonObject {
  const part = document.querySelector(`[data-target="${target}"][data-props]`);
  return parseJson(part?.getAttribute('data-props') ?? '');
}

/** The arXiv identifier in an address of Hugging Face; `null` if there is none. */
export function namedPaper(url: URL): string | null {
  const [, id] = /^\/papers\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  return id ? (parseArxivId(id)?.id ?? null) : null;
}

/** The arXiv identifier of the paper that a link leads to; `null` if it leads to none. */
export function linkedPaper(link: Element | null, page: URL): string | null {
  const href = link?.getAttribute('href') ?? '';
  if (!URL.canParse(href, page)) return null;
  const target = new URL(href, page);
  return target.hostname === page.hostname ? namedPaper(target) : null;
}

/** The fields that a page shows, for pages without data or with data of another page. */
export interface ShownPaper {
  title: string;
  abstract?: string;
  authors?: string[];
}

/** Reads a paper from Hugging Face's `paper` object, `props`; missing fields come from `shown`. */
export function readPaper(
  arxiv: string,
  props: JsonObject,
  shown: ShownPaper,
  url: URL,
  parser: string,
): CapturedPaper {
  const published = parseDate(asString(props.publishedAt));
  const title = asString(props.title);
  const code = parseAddress(asString(props.githubRepo), url);
  const project = parseAddress(asString(props.projectPage), url);
  return {
    identifiers: { arxiv },
    title: cleanText(withoutTexAccents(hasLetters(title) ? title : shown.title), BOUNDS.title),
    abstract: cleanText(
      withoutTexAccents(asString(props.summary) || (shown.abstract ?? '')),
      BOUNDS.abstract,
    ),
    authors: parseAuthors(visibleAuthors(props) ?? shown.authors ?? []),
    categories: [],
    ...(published && { published }),
    keywords: readKeywords(props),
    links: {
      ...arxivLinks(arxiv),
      ...(code && { code }),
      ...(project && { project }),
    },
    pageUrl: pageAddress(url),
    parser,
  };
}

function visibleAuthors(props: JsonObject): string[] | null {
  const authors = asArray(props.authors)
    .map(asObject)
    .filter((author) => author.hidden !== true);
  return authors.length > 0 ? authors.map((author) => asString(author.name)) : null;
}

function readKeywords(props: JsonObject): string[] {
  const keywords = asArray(props.ai_keywords)
    .slice(0, BOUNDS.keywords)
    .map((keyword) => cleanText(asString(keyword), BOUNDS.keyword));
  return [...new Set(keywords)].filter((keyword) => keyword !== '');
}
