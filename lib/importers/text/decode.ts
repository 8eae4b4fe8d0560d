import { ExpectedError } from '@/lib/domain/errors';

/** The most that is read: some 30,000 papers with abstracts. */
export const FILE_MAX_BYTES = 100_000_000;

/**
 * The text of a file: UTF-8, UTF-16 by its mark or its zeros, else Latin-1 as Windows writes it.
 * @throws ExpectedError `file-empty`, `file-too-large`, `file-not-text`.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new ExpectedError('file-empty');
  if (bytes.length > FILE_MAX_BYTES) throw new ExpectedError('file-too-large');
  const text = decodeAs(encodingOf(bytes), bytes) ?? decodeAs('windows-1252', bytes) ?? '';
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
    // Not of this encoding; the caller knows another.
    return null;
  }
}
