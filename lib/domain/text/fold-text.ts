/** Plain ASCII. Most texts are, and then need no normalisation, which is slow. */
const plain = /^[ -~\t\n\r]*$/;

/**
 * Accents and other marks that people may omit when typing: the blocks of combining diacritical marks, variation
 * selectors and invisible characters, and the vowel points of Hebrew and Arabic. Marks of other scripts stay: `が` is a
 * different letter from `か`, and a Hindi word without its vowel signs is a different word.
 *
 * `й` stays too, since it is a letter with its own key. All other accented letters of Latin, Greek and Cyrillic differ
 * only by their accent (`ё` is found by `е`, `ä` by `a`). This follows the primary level of CLDR's root collation
 * (UTS #35, part 5; L2/14-140R for `й`), which browsers use for comparison.
 */
const omissible =
  /(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]|\p{Default_Ignorable_Code_Point}|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]/gu;

/**
 * What people type for letters that Unicode does not decompose: CLDR's transliteration Latin-ASCII, and final sigma.
 */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  þ: 'th',
  ŋ: 'n',
  ı: 'i',
  ς: 'σ',
};
// Marked as pure, so that content scripts, which only fold case, do not include it.
const undecomposed = /* @__PURE__ */ new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * Folds a text for search: removes case, accents and compatibility forms (ligatures, full width), independently of the
 * browser's language. This is Unicode's compatibility caseless matching (core specification, D146) without `omissible`
 * marks; two texts match if their folded forms are equal. The result is in NFC, may be longer or shorter than the text,
 * and folds to itself.
 */
export function foldText(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(omissible, '')
    .replace(undecomposed, (letter) => letters[letter] ?? letter)
    .normalize('NFC');
}

/**
 * Folds only case (Unicode's canonical caseless matching, D145). For comparing names, such as tags and topics: two
 * names that differ by an accent may both exist, although a search finds both.
 */
export function foldCase(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFC').toLowerCase().replace(/ß/g, 'ss').replace(/ς/g, 'σ').normalize('NFC');
}

/** A folded text, and the origin of each of its UTF-16 units. */
export interface FoldedText {
  /** As `foldText` returns it. */
  text: string;
  /** For each unit of `text`, the start of its characters in the original text. */
  starts: number[];
  /** For each unit of `text`, the end of its characters in the original text (exclusive). */
  ends: number[];
}

/** A character and everything that normalisation may join to it: marks, invisible characters, Hangul jamo. */
const cluster = /.[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\u3131-\u318e\uff9e-\uffdc]*/gsu;

/** Folds a text and records the original position of each part. */
export function foldWithOffsets(text: string): FoldedText {
  const folded: FoldedText = { text: '', starts: [], ends: [] };
  for (const { 0: original, index } of text.matchAll(cluster)) {
    const part = foldText(original);
    folded.text += part;
    for (let unit = 0; unit < part.length; unit++) {
      folded.starts.push(index);
      folded.ends.push(index + original.length);
    }
  }
  return folded;
}
