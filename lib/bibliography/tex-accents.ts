/** TeX's accents, each with its combining character in Unicode. */
const accents: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
};
const letters: Record<string, string> = {
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  i: 'ı',
  j: 'ȷ',
};
const accent =
  /\\([`'^~"=.]|[uvHckrdb](?=\s+\w|\s*\{))\s*(?:\{\s*(?:\\([ij])\s*|([a-z]))\}|\\([ij])(?![a-z])(?:\{\}|\s)?|([a-z]))/i;
const letter = /\\(aa|ae|oe|ss|[olij])(?![a-z])(?:\{\}|\s+)?/i;
const formula = /\\\$|\$\$[^$]*\$\$|\$[^$]*\$|\\\(.{0,300}?\\\)/;
const parts = new RegExp(
  `${formula.source}|\\{(?:${accent.source}|${letter.source})\\}|${accent.source}|${letter.source}`,
  'gi',
);

/** A text with accented letters in place of TeX's commands (`Schr\"{o}dinger`); formulas stay unchanged. */
export function withoutTexAccents(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(parts, (whole, ...groups: (string | undefined)[]) => {
    const [mark, ...rest] = groups.slice(0, 12).filter((group) => typeof group === 'string');
    if (mark === undefined) return whole;
    const base = rest[0];
    if (base === undefined) return letters[mark] ?? whole;
    return accents[mark] ? (base + accents[mark]).normalize('NFC') : whole;
  });
}
