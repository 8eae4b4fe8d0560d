import { BOUNDS } from './bounds';

/** The address in full where it is one that a person can be sent to, else `undefined`. */
export function parseAddress(raw: string, base: URL): string | undefined {
  if (!raw || raw.length > BOUNDS.address || !URL.canParse(raw, base)) return undefined;
  const url = new URL(raw, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && !url.username && url.href.length <= BOUNDS.address ? url.href : undefined;
}

/** Address of the page itself, without the part that names a place on it. */
export function pageAddress(url: URL): string {
  return (url.origin + url.pathname + url.search).slice(0, BOUNDS.address);
}

/** The path, percent-decoded; unchanged where it is not percent-encoded. */
export function decodedPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    // A per cent sign of its own.
    return url.pathname;
  }
}
