import { ExpectedError } from '@/lib/domain/errors';

/** The largest file that is read: about 30,000 papers with abstracts. */
export const FILE_MAX_BYTES = 100_000_000;

/** How many bytes of a file are searched for the name of its encoding. */
const HEADER = 2_000;

/**
 * Decodes a file as UTF-16 (recognised by its byte order mark or zero bytes) or UTF-8; if that fails, in the encoding
 * that its header names; otherwise as UTF-8 with single bytes of Windows-1252, or as Windows-1252.
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
    // Invalid in this encoding, or an unknown encoding; the caller tries the next.
    return null;
  }
}

/** Decodes by the header's encoding: JabRef's `% Encoding: Cp1251`, XML's `encoding="…"` or HTML's `charset=…`. */
function decodeNamed(bytes: Uint8Array): string | null {
  const header = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEADER));
  const [, name = ''] =
    /^\s*%+\s*encoding:\s*([\w-]+)/im.exec(header) ??
    /<\?xml[^<>]*\bencoding\s*=\s*["']([\w-]+)/i.exec(header) ??
    /<meta[^<>]*\bcharset\s*=\s*["']?([\w-]+)/i.exec(header) ??
    [];
  // JabRef writes Java's names of encodings.
  const label = name
    .toLowerCase()
    .replace(/^cp(125\d)$/, 'windows-$1')
    .replace(/^iso8859_(\d+)$/, 'iso-8859-$1')
    .replace(/^macroman$/, 'macintosh');
  return label === '' || /^utf-?8$/.test(label) ? null : decodeAs(label, bytes);
}

/**
 * Reads invalid bytes as Windows-1252 and the rest as UTF-8, so that one wrong byte does not spoil all names in the
 * file. If there are more invalid bytes than multibyte characters, the whole file is read as Windows-1252.
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

/** Length in bytes of the UTF-8 character that starts here; 0 if none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  // Excludes overlong forms, surrogates, and code points beyond Unicode.
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let next = at + 2; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
