import { LibraryReader, type LibraryReading } from '@/lib/library-file/library-reader';

/**
 * Reads a library file of any size chunk by chunk. If the bytes end early, because a compressed file or the disk is
 * damaged, the records before that are read and the end is listed as unread.
 * @throws ExpectedError as `LibraryReader.end`.
 */
export async function readLibraryBytes(
  bytes: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  beginning: readonly Uint8Array[] = [],
): Promise<LibraryReading> {
  const reader = new LibraryReader();
  const decoder = new TextDecoder();
  for (const chunk of beginning) reader.write(decoder.decode(chunk, { stream: true }));
  for (;;) {
    const chunk = await bytes.read().catch((error: unknown) => {
      console.warn('A library file breaks off.', error);
      return null;
    });
    if (!chunk) {
      reader.breakOff();
      return reader.end();
    }
    if (chunk.done) break;
    reader.write(decoder.decode(chunk.value, { stream: true }));
  }
  reader.write(decoder.decode());
  return reader.end();
}
