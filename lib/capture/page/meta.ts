/** Contents of the page's `meta` elements of a name, whichever case it is written in, in their order. */
export function metaTags(document: Document, name: string): string[] {
  const wanted = name.toLowerCase();
  const isWanted = (tag: Element, attribute: string) => tag.getAttribute(attribute)?.toLowerCase() === wanted;
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
