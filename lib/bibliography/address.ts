import { BOUNDS } from './bounds';

/** The absolute address if a browser can open it safely (http or https), else `undefined`. */
export function parseAddress(raw: string, base: URL): string | undefined {
  if (!raw || raw.length > BOUNDS.address || !URL.canParse(raw, base)) return undefined;
  const url = new URL(raw, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && !url.username && url.href.length <= BOUNDS.address ? url.href : undefined;
}

/** Address of the page without its fragment. */
export function pageAddress(url: URL): string {
  return (url.origin + url.pathname + url.search).slice(0, BOUNDS.address);
}

/** The path, percent-decoded; unchanged if it is not validly encoded. */
export function decodedPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    // A literal percent sign.
    return url.pathname;
  }
}
