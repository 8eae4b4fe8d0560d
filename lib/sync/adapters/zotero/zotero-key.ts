/** Signs of Zotero's object keys; it knows one more, `Z`, which five bits do not reach. */
const SIGNS = '23456789ABCDEFGHIJKLMNPQRSTUVWXY';
const LENGTH = 8;

/**
 * The key of the object for a path: forty bits of its SHA-256. Among 10,000 papers two would meet once
 * in 20,000 libraries; the second is then seen as another's object, and nothing is overwritten.
 */
export async function zoteroKey(path: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`papertree ${path}`));
  const bytes = new Uint8Array(digest).slice(0, LENGTH);
  return [...bytes].map((byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** The same, each path once. */
export function keyReader(): (path: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (path) => {
    const key = known.get(path) ?? zoteroKey(path);
    known.set(path, key);
    return key;
  };
}
