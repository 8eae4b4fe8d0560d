/** Number of bytes that are collected in memory before they are stored. */
const PIECE = 4 * 1024 * 1024;
const BYTES = 'X-Bytes';

/**
 * A large file in the Cache API. The API can only store whole responses, so the file is stored in pieces: an
 * interrupted download can then resume where it stopped.
 */
export class ResumableFile {
  /** @param url The file's own `https:` address; each piece is stored under it with a number. */
  constructor(
    private readonly cache: Cache,
    private readonly url: string,
  ) {}

  /** Number of bytes that are stored. */
  async size(): Promise<number> {
    let size = 0;
    for await (const piece of this.pieces()) size += Number(piece.headers.get(BYTES));
    return size;
  }

  async read(): Promise<Uint8Array<ArrayBuffer>> {
    const parts: ArrayBuffer[] = [];
    for await (const piece of this.pieces()) parts.push(await piece.arrayBuffer());
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  /**
   * Appends the bytes of a stream after its first `skip`, at most `most`. If the stream breaks, the bytes before
   * that are kept.
   */
  async append(
    stream: ReadableStream<Uint8Array>,
    { skip, most, arrived }: { skip: number; most: number; arrived: (bytes: number) => void },
  ): Promise<void> {
    let number = await this.count();
    let held: Uint8Array<ArrayBuffer>[] = [];
    let heldBytes = 0;
    const store = async () => {
      if (heldBytes === 0) return;
      const headers = { [BYTES]: String(heldBytes) };
      await this.cache.put(this.pieceUrl(number), new Response(new Blob(held), { headers }));
      number++;
      [held, heldBytes] = [[], 0];
    };
    const reader = stream.getReader();
    let [toSkip, left] = [skip, most];
    try {
      while (left > 0) {
        const { done, value } = await reader.read();
        if (done) break;
        const wanted = value.slice(toSkip, toSkip + left);
        toSkip = Math.max(0, toSkip - value.length);
        held.push(wanted);
        heldBytes += wanted.length;
        left -= wanted.length;
        arrived(wanted.length);
        if (heldBytes >= PIECE) await store();
      }
    } finally {
      await store();
      await reader.cancel();
    }
  }

  /** Whether the file was checked and found complete and correct. */
  async isChecked(): Promise<boolean> {
    return (await this.cache.match(this.checkedUrl())) !== undefined;
  }

  async markChecked(): Promise<void> {
    await this.cache.put(this.checkedUrl(), new Response());
  }

  async remove(): Promise<void> {
    await this.cache.delete(this.checkedUrl());
    for (let number = (await this.count()) - 1; number >= 0; number--) {
      await this.cache.delete(this.pieceUrl(number));
    }
  }

  private async count(): Promise<number> {
    let count = 0;
    for await (const _ of this.pieces()) count++;
    return count;
  }

  private async *pieces(): AsyncGenerator<Response> {
    for (let number = 0; ; number++) {
      const piece = await this.cache.match(this.pieceUrl(number));
      if (!piece) return;
      yield piece;
    }
  }

  private pieceUrl(number: number): string {
    return `${this.url}?piece=${number}`;
  }

  private checkedUrl(): string {
    return `${this.url}?checked`;
  }
}
