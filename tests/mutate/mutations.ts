/** Numbers from 0 to 1 that a seed determines (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Signs that mean something to one format or another, and pieces that parsers stumble over. */
const pieces = [
  ...'{}[]()<>"\'`$%&\\#@=,;:|/-_*~^\n\t\0'.split(''),
  ...[
    '\u2028',
    '\ufeff',
    '\ud800',
    '\u202e',
    '&amp;',
    '&#0;',
    '<!--',
    ']]>',
    '<![CDATA[',
    '</',
    '\r\n\r\n',
    '%%',
  ],
  ...[
    '\\begin{',
    '$$',
    '10.1000/',
    'https://',
    'arXiv:2401.00001',
    '9'.repeat(30),
    '-1',
    '1e999',
    'ER  - ',
    '@misc{',
    '%0 ',
  ],
];

/** A text with a few of its parts cut out, doubled, moved, repeated, or replaced by signs of other formats. */
export function mutated(text: string, random: () => number): string {
  let result = text;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) result = mutatedOnce(result, random);
  return result.slice(0, text.length * 3 + 10_000);
}

function mutatedOnce(text: string, random: () => number): string {
  const place = () => Math.floor(random() * (text.length + 1));
  const [from, to] = [place(), place()].sort((a, b) => a - b) as [number, number];
  const near = Math.min(text.length, from + Math.floor(random() * 80));
  const piece = pieces[Math.floor(random() * pieces.length)] ?? '';
  const put = (start: number, end: number, inside: string) => text.slice(0, start) + inside + text.slice(end);
  switch (Math.floor(random() * 9)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return put(from, near, '');
    case 2:
      return put(from, near, piece);
    case 3:
      return put(from, from, piece);
    case 4:
      return put(from, from, piece.repeat(Math.floor(random() ** 3 * 2_000)));
    case 5:
      return put(from, from, text.slice(from, near));
    case 6:
      return put(from, from, text.slice(to, to + 400));
    case 7:
      return put(from, near, text.slice(from, near).toUpperCase());
    default:
      return text.replaceAll(text[from] ?? '\n', piece).slice(0, text.length * 3);
  }
}
