import { foldCase } from '@/lib/domain/text/fold-text';

/** Names that Windows reserves for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The longest file name. File systems allow 255 bytes of UTF-8 (ext4) or 255 UTF-16 units (NTFS, and HFS+, which
 * decomposes accents). The rest is for `@`, a number, and extensions such as `.md.encrypted`.
 */
const BYTES_MAX = 225;
const UNITS_MAX = 100;

/**
 * UTF-16 units of a path within an export. Windows allows 260 by default, which leaves 60 for the folder that a person
 * exports to. In UTF-8, the path is shorter than the 1,024 bytes that macOS allows.
 */
export const PATH_UNITS_MAX = 200;

/**
 * A name without extension that is valid on every file system and in Obsidian's links: without slashes, a leading dot,
 * and characters with a meaning in links. It never ends in `.md`, since a folder with that name could clash with a
 * note.
 * @param unitsMax The longest name that is allowed, in UTF-16 units.
 */
export function fileName(name: string, unitsMax = UNITS_MAX): string {
  const plain = name
    .normalize('NFC')
    .replace(/[*"\\/<>:|?#^[\]%\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '');
  const safe = cut(plain, Math.min(unitsMax, UNITS_MAX))
    .replace(/[.\s]+$/, '')
    .replace(/\.(?=md$)/i, ' ');
  if (safe === '') return 'untitled';
  return reserved.test(safe) ? `${safe} (topic)` : safe;
}

/**
 * Returns `name`, with a number if it is taken, and adds it to `taken`. Names that differ only by case or by the
 * encoding of accents count as equal, as on Windows and macOS.
 */
export function unusedName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(foldCase(free)); count++) free = `${name} ${count}`;
  taken.add(foldCase(free));
  return free;
}

/** The beginning of a text up to the limits, without splitting a character. */
function cut(text: string, unitsMax: number): string {
  let [end, bytes] = [0, 0];
  for (const sign of text) {
    bytes += utf8Bytes(sign.codePointAt(0) ?? 0);
    if (end + sign.length > unitsMax || bytes > BYTES_MAX) break;
    end += sign.length;
  }
  const kept = text.slice(0, end);
  // If the text is cut before an accent, the letter before it is removed too.
  return /^\p{M}/u.test(text.slice(end)) ? kept.replace(/\P{M}\p{M}*$/u, '') || kept : kept;
}

function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
