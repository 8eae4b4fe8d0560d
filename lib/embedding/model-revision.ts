/** A model's revision: the first twelve hexadecimal digits of the SHA-256 over its files' own SHA-256, in order. */
export async function modelRevision(files: readonly Uint8Array<ArrayBuffer>[]): Promise<string> {
  const digests = await Promise.all(files.map((file) => crypto.subtle.digest('SHA-256', file)));
  const joined = await new Blob(digests).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
  return Array.from(digest.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
