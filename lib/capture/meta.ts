/** Contents of the page's `meta` elements of a name, in their order. */
export function metaTags(document: Document, name: string): string[] {
  const tags = document.querySelectorAll(`meta[name="${name}" i], meta[property="${name}" i]`);
  return [...tags].map((tag) => tag.getAttribute('content') ?? '');
}

/** Content of the first of them that says something; empty where none does. */
export function metaTag(document: Document, name: string): string {
  return metaTags(document, name).find((content) => content.trim()) ?? '';
}
