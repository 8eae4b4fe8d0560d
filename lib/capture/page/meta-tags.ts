/** Contents of the page's `meta` elements of a name, whichever case it is written in, in their order. */
export function metaTags(document: Document, name: string): string[] {
  const wanted = name.toLowerCase();
  // Digital Commons puts its maker's name before each.
  const isWanted = (tag: Element, attribute: string) =>
    tag
      .getAttribute(attribute)
      ?.toLowerCase()
      .replace(/^bepress_(?=citation_)/, '') === wanted;
  return (
    [...document.querySelectorAll('meta')]
      .filter((tag) => isWanted(tag, 'name') || isWanted(tag, 'property'))
      // Pages that were kept by a reader's tool may have `value` in its place.
      .map((tag) => tag.getAttribute('content') ?? tag.getAttribute('value') ?? '')
  );
}

/** Content of the first of them that says something; empty where none does. */
export function metaTag(document: Document, name: string): string {
  return metaTags(document, name).find((content) => content.trim()) ?? '';
}

/** Tags in which a page says which paper its `citation_` tags describe. */
const naming = [
  'citation_arxiv_id',
  'citation_doi',
  'citation_pdf_url',
  'citation_abstract_html_url',
  'citation_public_url',
];

/**
 * Whether the page's `citation_` tags name another paper than its address does: sites of a single page leave those of
 * the page before.
 * @param nameOf The paper that a tag's text names, as the site names papers; `undefined` where it names none.
 */
export function areTagsStale(
  document: Document,
  name: string,
  nameOf: (text: string) => string | undefined,
): boolean {
  const named = naming.flatMap((tag) => metaTags(document, tag).flatMap((text) => nameOf(text) ?? []));
  return named.length > 0 && !named.includes(name);
}
