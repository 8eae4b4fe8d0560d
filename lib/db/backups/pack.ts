/** A text as gzip packs it. */
export async function pack(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** The text of what `pack` made; rejects where it is damaged. */
export async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<string> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).text();
}
