import { BOUNDS } from './bounds';

/** Controls of writing direction and invisible characters, by which a text can be made to look like another. */
const deceptive = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** Half of a character that is written as two units. */
const broken = /\p{Cs}/gu;
const blank = /[\s\p{Cc}]+/gu;

/** Plain text of one line and at most `max` UTF-16 units: white space single, nothing invisible. */
export function cleanText(raw: string, max: number): string {
  // A text of megabytes is cut before it is gone through; blanks are why four times as much is read.
  const text = raw
    .slice(0, max * 4)
    .replace(deceptive, '')
    .replace(broken, '')
    .replace(blank, ' ')
    .trim();
  return text.normalize('NFC').slice(0, max).replace(broken, '').trimEnd();
}

/** Whether a text that a page shows has letters, so that it can be a title and stays when it is cleaned. */
export function hasLetters(raw: string): boolean {
  return /\p{L}/u.test(raw.slice(0, BOUNDS.title));
}

/** Whether a text says anything: a volume has figures alone. */
export function hasWords(raw: string): boolean {
  return /[\p{L}\p{N}]/u.test(raw.slice(0, BOUNDS.title));
}
