import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeLibraryFile } from '@/lib/library-file/library-file';
import { makeLibrary, makeStoredPaper } from '@/tests/support/make-library';
import { readFile, readLibraryOrText } from './read-import-file';

const text = '@misc{a, title={Größe, 長さ}}';

async function read(...bytes: BlobPart[]) {
  const answer = await readLibraryOrText(new Blob(bytes));
  return 'text' in answer ? answer.text : answer;
}

function utf16(text: string, isBigEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
  return new Uint8Array(view.buffer);
}

describe('a file', () => {
  it.each([
    ['UTF-8', [text]],
    ['UTF-8 with a mark', ['\ufeff', text]],
    ['UTF-16 with a mark', [utf16(`\ufeff${text}`, false)]],
    ['UTF-16 the other way round', [utf16(`\ufeff${text}`, true)]],
    ['UTF-16 without a mark', [utf16(text, false)]],
    ['packed', [gzipSync(text)]],
  ] as [string, BlobPart[]][])('is read in %s', async (_, bytes) => {
    expect(await read(...bytes)).toBe(text);
  });

  it('is read in Latin-1', async () => {
    expect(await read(Uint8Array.from('Größe', (letter) => letter.charCodeAt(0)))).toBe('Größe');
  });

  it.each([
    ['nothing', [], 'file-empty'],
    ['blanks alone', [' \n\t'], 'file-empty'],
    ['a picture', [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe])], 'file-not-text'],
    ['200 MB', [new Uint8Array(200_000_000)], 'file-too-large'],
    ['a small file that unpacks to 200 MB', [gzipSync(new Uint8Array(200_000_000))], 'file-too-large'],
    ['a packed file that is cut', [gzipSync('x'.repeat(10_000)).subarray(0, 30)], 'file-damaged'],
  ] as [string, BlobPart[], string][])('of %s is refused', async (_, bytes, code) => {
    await expect(read(...bytes)).rejects.toMatchObject({ code });
  });
});

describe('a library file', () => {
  const library = makeLibrary(
    Array.from({ length: 40 }, (_, nth) => [
      makeStoredPaper(`2401.${String(nth).padStart(5, '0')}`, { notes: `Größe ${Math.sin(nth)}`.repeat(20) }),
      [`Topic ${nth % 3}`],
    ]),
  );
  const written = writeLibraryFile(library, 0);
  const papers = async (...bytes: BlobPart[]) => {
    const { format, contents, unread } = await readFile(new Blob(bytes));
    return [format, contents.papers.length, unread.length > 0];
  };

  it('may be larger than what is read of other files', async () => {
    const spaces = ' '.repeat(1_000_000);
    const long = [written.slice(0, 60), ...Array.from({ length: 101 }, () => spaces), written.slice(60)];
    expect(await papers(...long)).toEqual(['papertree', 40, false]);
  });

  it('is read as far as it can be, where it is cut or damaged', async () => {
    const packed = gzipSync(written);
    const [, kept] = await papers(packed.subarray(0, packed.length * 0.6));
    expect(kept).toBeGreaterThan(5);
    const flipped = Uint8Array.from(packed);
    flipped[Math.floor(packed.length * 0.6)] = (flipped[Math.floor(packed.length * 0.6)] ?? 0) ^ 0xff;
    const [, read, isReported] = await papers(flipped);
    expect(read).toBeGreaterThan(5);
    expect(isReported).toBe(true);
    const [, half, isCut] = await papers(written.slice(0, written.length / 2));
    expect(half).toBeGreaterThan(15);
    expect(isCut).toBe(true);
  });

  it.each([
    [written.slice(1)],
    [written.replace('papertree-library', 'papertree-lxbrary')],
    [written.replace('"version": 2', '"version": x')],
  ])('is known where its first lines are damaged: case %#', async (damaged) => {
    expect((await papers(damaged)).slice(0, 2)).toEqual(['papertree', 40]);
  });
});
