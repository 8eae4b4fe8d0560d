import { foldCase } from '@/lib/domain/text/fold-text';

/** What Windows keeps for its devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * File systems take 255 bytes of UTF-8 (ext4) or 255 UTF-16 units (NTFS, HFS+, which takes accents apart) of a name.
 * What is left of them is for `@`, a number, and endings such as `.md.encrypted`.
 */
const BYTES_MAX = 225;
const UNITS_MAX = 100;

/**
 * UTF-16 units of a path within an export. Windows takes 260 in all by default, so that 60 are left for the folder
 * that a person exports to; in UTF-8 it stays below the 1,024 bytes of macOS.
 */
export const PATH_UNITS_MAX = 200;

/**
 * A name without ending that every file system and Obsidian's links take: nothing that parts folders, hides a file, or
 * means something in a link. It ends in no `.md`, since a folder of that name may stand beside the note of another.
 * @param unitsMax UTF-16 units that there is room for
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
 * `name`, or with a number where it is taken already; remembers it. Names that differ by case or by how their accents
 * are encoded are one, as on Windows and macOS.
 */
export function unusedName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(foldCase(free)); count++) free = `${name} ${count}`;
  taken.add(foldCase(free));
  return free;
}

/** As much of a text as there is room for, without taking a letter apart. */
function cut(text: string, unitsMax: number): string {
  let [end, bytes] = [0, 0];
  for (const sign of text) {
    bytes += utf8Bytes(sign.codePointAt(0) ?? 0);
    if (end + sign.length > unitsMax || bytes > BYTES_MAX) break;
    end += sign.length;
  }
  const kept = text.slice(0, end);
  // An accent that has no room takes its letter along.
  return /^\p{M}/u.test(text.slice(end)) ? kept.replace(/\P{M}\p{M}*$/u, '') || kept : kept;
}

function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
