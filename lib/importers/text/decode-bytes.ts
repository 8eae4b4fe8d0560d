import { ExpectedError } from '@/lib/domain/errors';

/** The most that is read: some 30,000 papers with abstracts. */
export const FILE_MAX_BYTES = 100_000_000;

/** How much of a file is searched for the name of its encoding. */
const HEADER = 2_000;

/**
 * The text of a file: UTF-8, UTF-16 by its mark or its zeros, else the encoding that its header names, else UTF-8 with
 * single bytes of Windows-1252 in it, else Windows-1252.
 * @throws ExpectedError `file-empty`, `file-too-large`, `file-not-text`.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new ExpectedError('file-empty');
  if (bytes.length > FILE_MAX_BYTES) throw new ExpectedError('file-too-large');
  const text = decodeAs(encodingOf(bytes), bytes) ?? decodeNamed(bytes) ?? decodeMixed(bytes);
  if (text.trim() === '') throw new ExpectedError('file-empty');
  if (text.slice(0, 100_000).includes('\0')) throw new ExpectedError('file-not-text');
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  return first === 0 && second !== 0 ? 'utf-16be' : 'utf-8';
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not of this encoding, or of none that is known; the caller knows another.
    return null;
  }
}

/** JabRef's `% Encoding: Cp1251`, `encoding="…"` of XML, `charset=…` of HTML. */
function decodeNamed(bytes: Uint8Array): string | null {
  const header = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEADER));
  const [, name = ''] =
    /^\s*%+\s*encoding:\s*([\w-]+)/im.exec(header) ??
    /<\?xml[^<>]*\bencoding\s*=\s*["']([\w-]+)/i.exec(header) ??
    /<meta[^<>]*\bcharset\s*=\s*["']?([\w-]+)/i.exec(header) ??
    [];
  // Java's names, as JabRef writes them.
  const label = name
    .toLowerCase()
    .replace(/^cp(125\d)$/, 'windows-$1')
    .replace(/^iso8859_(\d+)$/, 'iso-8859-$1')
    .replace(/^macroman$/, 'macintosh');
  return label === '' || /^utf-?8$/.test(label) ? null : decodeAs(label, bytes);
}

/**
 * One byte that is wrong must not spoil every name in the file: it is read as Windows-1252, and the rest as UTF-8. Where
 * most bytes above ASCII are wrong, the file is no UTF-8 at all.
 */
function decodeMixed(bytes: Uint8Array): string {
  const windows = new TextDecoder('windows-1252');
  const utf8 = new TextDecoder('utf-8');
  let [sequences, strays] = [0, 0];
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += utf8.decode(bytes.subarray(from, at)) + windows.decode(bytes.subarray(at, at + 1));
      from = ++at;
      strays++;
    } else {
      if (length > 1) sequences++;
      at += length;
    }
  }
  return sequences >= strays ? text + utf8.decode(bytes.subarray(from)) : windows.decode(bytes);
}

/** Bytes of the character of UTF-8 that starts here; 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  // Overlong forms, surrogates, and what lies beyond Unicode.
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let next = at + 2; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
