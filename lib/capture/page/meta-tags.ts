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
 * previous page after navigation.
 * @param name The site's name for the paper of the address.
 * @param nameOf Returns the site's name for the paper in a tag's text; `undefined` if there is none.
 */
export function areTagsStale(
  document: Document,
  name: string,
  nameOf: (text: string) => string | undefined,
): boolean {
  const named = naming.flatMap((tag) => metaTags(document, tag).flatMap((text) => nameOf(text) ?? []));
  return named.length > 0 && !named.includes(name);
}
