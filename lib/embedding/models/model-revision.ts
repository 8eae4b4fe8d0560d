/**
 * The revision of a model: a hash of its files, in a fixed order. Only vectors of the same revision can be compared.
 */
export async function modelRevision(files: readonly Uint8Array<ArrayBuffer>[]): Promise<string> {
  const digests = await Promise.all(files.map((bytes) => crypto.subtle.digest('SHA-256', bytes)));
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(digests).arrayBuffer());
  const start = new Uint8Array(digest, 0, 6);
  return Array.from(start, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
