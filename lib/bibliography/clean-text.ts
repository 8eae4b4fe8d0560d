import { BOUNDS } from './bounds';

/** Direction controls and invisible characters, with which a text can imitate another. */
const deceptive = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** Half of a surrogate pair. */
const broken = /\p{Cs}/gu;
const blank = /[\s\p{Cc}]+/gu;
/** Printable ASCII, like most texts. The patterns for all of Unicode take several times as long. */
const ascii = /^[ -~]*$/;

/** Plain text on one line, at most `max` UTF-16 units long, with single spaces and no invisible characters. */
export function cleanText(raw: string, max: number): string {
  // A text of megabytes is cut before it is processed, at four times the length because white space will be collapsed.
  const written = raw.slice(0, max * 4);
  if (ascii.test(written)) return written.replace(/ {2,}/g, ' ').trim().slice(0, max).trimEnd();
  const text = written.replace(deceptive, '').replace(broken, '').replace(blank, ' ').trim();
  return text.normalize('NFC').slice(0, max).replace(broken, '').trimEnd();
}

/** Whether a text has letters, so that it can be a title and is not empty once cleaned. */
export function hasLetters(raw: string): boolean {
  return /\p{L}/u.test(raw.slice(0, BOUNDS.title));
}

/** Whether a text has letters or digits; a volume may be only digits. */
export function hasWords(raw: string): boolean {
  return /[\p{L}\p{N}]/u.test(raw.slice(0, BOUNDS.title));
}
