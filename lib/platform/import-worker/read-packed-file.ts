import { ExpectedError } from '@/lib/domain/errors';
import { FILE_MAX_BYTES } from '@/lib/importers/text/decode';

/**
 * What a file holds; unpacked, where it is compressed as backups are.
 * @throws ExpectedError `file-too-large`, before it is read or as soon as unpacking shows it; `file-damaged`.
 */
export async function readPackedFile(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > FILE_MAX_BYTES) throw new ExpectedError('file-too-large');
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isPacked = first === 0x1f && second === 0x8b;
  return isPacked ? unpack(file) : new Uint8Array(await file.arrayBuffer());
}

async function unpack(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new ExpectedError('file-damaged', undefined, { cause });
    });
    if (done) break;
    length += value.length;
    // A few bytes can unpack to a disk full of them.
    if (length > FILE_MAX_BYTES) {
      await reader.cancel();
      throw new ExpectedError('file-too-large');
    }
    chunks.push(value as Uint8Array<ArrayBuffer>);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
