import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeText } from '@/lib/importers/text/decode';
import { readPackedFile } from './read-packed-file';

const text = '@misc{a, title={Größe, 長さ}}';

async function read(...bytes: BlobPart[]) {
  return decodeText(await readPackedFile(new Blob(bytes)));
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
