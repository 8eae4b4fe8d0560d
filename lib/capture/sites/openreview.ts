import { parseAddress } from '@/lib/bibliography/address';
import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import { areTagsStale, metaTag } from '@/lib/capture/page/meta-tags';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf, writtenText } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';
import type { Author, PaperIdentifiers } from '@/lib/domain/papers/paper';

const hosts = ['openreview.net'];

/** Placeholders for the authors while a paper is under review. */
const isHidden = /\banonymous\b|\bSubmission\s?\d+ Authors\b/i;

/** OpenReview's page of a submission, identified by its forum id. Keywords are among the shown fields. */
const page: Parser = {
  name: 'openreview',
  label: 'a submission',
  kind: 'single',
  source: 'record',
  matches: (url) =>
    isAt(url, hosts) &&
    (url.pathname === '/forum' ? forumOf(url) !== null : url.pathname.startsWith('/forum/')),
  parse(document, url) {
    const forum = forumOf(url) ?? forumOfFile(document, url);
    if (!forum) return [];
    const tagged = readTags(document, url, page.name);
    const anchor = document.querySelector('.forum-title h2, h2.citation_title, h2.note_content_title');
    const heading = anchor ? cleanText(writtenText(anchor), BOUNDS.title) : '';
    const isStale = areTagsStale(document, forum, forumIn, heading);
    const { published: _, venue: __, ...rest } = tagged;
    const paper: typeof tagged = isStale
      ? { ...rest, identifiers: {}, abstract: '', authors: [], keywords: [], title: '' }
      : tagged;
    const { arxiv, doi } = paper.identifiers;
    const identifiers = { ...(arxiv && { arxiv }), ...(doi && { doi }), openreview: forum };
    // Imported records only have tags for previews, which cut the title.
    const isTagged = !isStale && metaTag(document, 'citation_title') !== '';
    const title = (
      isTagged ? paper.title : heading || paper.title.replace(/\s*\|\s*OpenReview$/, '')
    ).replace(/(?<![.…])\.$/, '');
    const named = paper.authors.filter(({ family }) => !isHidden.test(family));
    const authors = named.length > 0 ? named : bylineAuthors(document);
    const date = textOf(document, '.forum-meta .date', BOUNDS.note).replace(/^Published:\s*/, '');
    // Records imported from DBLP have only a year, dated January 1. (Their titles end in the full stop removed above.)
    const published = (paper.published ?? parseDate(date))?.replace(/-01-01$/, '');
    const venue = paper.venue ?? textOf(document, '.forum-meta .item:not(.date, .readers)', BOUNDS.venue);
    const shown = shownField(document, 'Abstract', BOUNDS.abstract);
    const abstract = shown.length > paper.abstract.length ? shown : paper.abstract;
    const keywords = shownField(document, 'Keywords', BOUNDS.note)
      .split(/[;,]/)
      .map((keyword) => cleanText(keyword, BOUNDS.keyword))
      .filter((keyword) => keyword !== '');
    const links = {
      abs: `https://openreview.net/forum?id=${forum}`,
      pdf: `https://openreview.net/pdf?id=${forum}`,
    };
    return entryOf(
      {
        ...paper,
        identifiers,
        title,
        abstract,
        authors,
        ...(published && { published }),
        ...(venue && { venue }),
        keywords: keywords.slice(0, BOUNDS.keywords),
        links,
      },
      anchor,
    );
  },
};

export const openreview: Site = {
  name: 'OpenReview',
  hosts,
  identify,
  links: ['https://openreview.net/forum*', 'https://openreview.net/pdf*'],
  parsers: [page],
};

function identify(url: URL): PaperIdentifiers {
  const forum = forumOf(url);
  return forum && /^\/(?:forum|pdf|attachment)$/.test(url.pathname) ? { openreview: forum } : {};
}

/**
 * The forum id from the link to the PDF, for addresses with author and title, such as `/forum/example|growing_trees`.
 */
function forumOfFile(document: Document, url: URL): string | null {
  const link = document.querySelector('.forum-title a[href*="/pdf?id="]')?.getAttribute('href') ?? '';
  const file = parseAddress(metaTag(document, 'citation_pdf_url') || link, url);
  return file && isAt(new URL(file), hosts) ? forumOf(new URL(file)) : null;
}

/** The authors that the page shows, with or without links. */
function bylineAuthors(document: Document): Author[] {
  const byline = document.querySelector('.forum-authors, .note-authors, .signatures');
  return byline
    ? parseAuthors(
        writtenText(byline)
          .split(/[,;]/)
          .filter((name) => !isHidden.test(name)),
      )
    : [];
}

/** The forum id in an address of OpenReview; `undefined` if there is none. */
function forumIn(address: string): string | undefined {
  return URL.canParse(address) ? (forumOf(new URL(address)) ?? undefined) : undefined;
}

function forumOf(url: URL): string | null {
  return /^[\w-]{5,40}$/.exec(url.searchParams.get('id') ?? '')?.[0] ?? null;
}

/** The value of a field of the submission, which is the first note on the page; empty if it is missing. */
function shownField(document: Document, label: string, max: number): string {
  const submission = document.querySelector('.note-content, .note_content');
  for (const name of submission?.querySelectorAll('.note-content-field, .note_content_field') ?? []) {
    if (!name.textContent?.trim().startsWith(label)) continue;
    return name.parentElement
      ? textOf(name.parentElement, '.note-content-value, .note_content_value', max)
      : '';
  }
  return '';
}
