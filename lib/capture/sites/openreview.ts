import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/text';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { textOf, writtenText } from '@/lib/capture/page/written-text';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';
import type { PaperIdentifiers } from '@/lib/domain/papers/paper';

const hosts = ['openreview.net'];

/** OpenReview's page of a submission, which its forum id names. Keywords stand among the fields that are shown. */
const page: Parser = {
  name: 'openreview',
  label: 'a submission',
  kind: 'single',
  matches: (url) => isAt(url, hosts) && url.pathname === '/forum' && forumOf(url) !== null,
  parse(document, url) {
    const forum = forumOf(url);
    if (!forum) return [];
    const paper = readTags(document, url, page.name);
    const { arxiv, doi } = paper.identifiers;
    const anchor = document.querySelector('.forum-title h2, h2.citation_title, h2.note_content_title');
    const identifiers = { ...(arxiv && { arxiv }), ...(doi && { doi }), openreview: forum };
    const title = paper.title || (anchor ? cleanText(writtenText(anchor), BOUNDS.title) : '');
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
      { ...paper, identifiers, title, abstract, keywords: keywords.slice(0, BOUNDS.keywords), links },
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

function forumOf(url: URL): string | null {
  return /^[\w-]{5,40}$/.exec(url.searchParams.get('id') ?? '')?.[0] ?? null;
}

/** Value of a field of the submission, which is the first note on the page. */
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
