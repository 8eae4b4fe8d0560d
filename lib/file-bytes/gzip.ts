/** Compresses text part by part with gzip; only the compressed bytes are kept in memory. */
export class Gzip {
  readonly #stream = new CompressionStream('gzip');
  readonly #writer = this.#stream.writable.getWriter();
  readonly #packed = new Response(this.#stream.readable).blob();
  readonly #encoder = new TextEncoder();

  /** Need not be awaited: `end` reports errors. */
  write(text: string): void {
    this.#writer.write(this.#encoder.encode(text)).catch(() => undefined);
  }

  async end(): Promise<Blob> {
    await this.#writer.close();
    return this.#packed;
  }
}

/** The bytes of a file, decompressed if it is gzipped. The stream fails if a compressed file is damaged. */
export async function unpackedBytes(file: Blob): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isPacked = first === 0x1f && second === 0x8b;
  return isPacked ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
}
