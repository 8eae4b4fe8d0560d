/** Characters of Zotero's object keys. Zotero also allows `Z`, but five bits encode only 32 characters. */
const SIGNS = '23456789ABCDEFGHIJKLMNPQRSTUVWXY';
const LENGTH = 8;

/**
 * The key of the object for a path: 40 bits of its SHA-256. A library of 10,000 papers has a collision with a
 * probability of 1 in 20,000; the second object then counts as someone else's, and nothing is overwritten.
 */
export async function zoteroKey(path: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`papertree ${path}`));
  const bytes = new Uint8Array(digest).slice(0, LENGTH);
  return [...bytes].map((byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** `zoteroKey` with a cache. */
export function keyReader(): (path: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (path) => {
    const key = known.get(path) ?? zoteroKey(path);
    known.set(path, key);
    return key;
  };
}
