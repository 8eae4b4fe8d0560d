/** The contents of the page's `meta` elements with a name, ignoring case, in order. */
export function metaTags(document: Document, name: string): string[] {
  const wanted = name.toLowerCase();
  // Digital Commons adds the prefix `bepress_`.
  const isWanted = (tag: Element, attribute: string) =>
    tag
      .getAttribute(attribute)
      ?.toLowerCase()
      .replace(/^bepress_(?=citation_)/, '') === wanted;
  return (
    [...document.querySelectorAll('meta')]
      .filter((tag) => isWanted(tag, 'name') || isWanted(tag, 'property'))
      // Pages saved by a reading tool may have `value` instead of `content`.
      .map((tag) => tag.getAttribute('content') ?? tag.getAttribute('value') ?? '')
  );
}

/** The first content that is not blank; empty if there is none. */
export function metaTag(document: Document, name: string): string {
  return metaTags(document, name).find((content) => content.trim()) ?? '';
}

/** Tags that identify the paper that the `citation_` tags describe. */
const naming = [
  'citation_arxiv_id',
  'citation_doi',
  'citation_pdf_url',
  'citation_abstract_html_url',
  'citation_public_url',
];

/**
 * Whether the page's `citation_` tags belong to another paper than its address. Single-page sites keep the tags of the
 * previous page after navigation. If no tag and no address in the page's head names a paper, the titles are compared.
 * @param name The site's name for the paper of the address.
 * @param nameOf Returns the site's name for the paper in a tag's text; `undefined` if there is none.
 * @param shownTitle The title that the page shows.
 */
export function areTagsStale(
  document: Document,
  name: string,
  nameOf: (text: string) => string | undefined,
  shownTitle: string,
): boolean {
  const canonical = document.querySelector('link[rel="canonical" i]')?.getAttribute('href') ?? '';
  const named = [
    naming.flatMap((tag) => metaTags(document, tag)),
    [...metaTags(document, 'og:url'), canonical],
  ]
    .map((texts) => texts.flatMap((text) => nameOf(text) ?? []))
    .find(({ length }) => length > 0);
  if (named) return !named.includes(name);
  const [tagged, shown] = [metaTag(document, 'citation_title'), shownTitle].map((title) =>
    plain(title).slice(0, SAMPLE),
  );
  return Boolean(tagged && shown) && tagged !== shown;
}

/** How many letters and digits of two titles are compared; one of them may be cut. */
const SAMPLE = 20;

function plain(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
