/** A text without the tags that CSL allows in titles, which Zotero writes too. */
export function withoutRichText(text: string | undefined): string | undefined {
  return text?.replace(/<\/?(?:i|b|sub|sup|span|sc)(?:\s[^<>]*)?>/g, '');
}
