/** Most texts are plain ASCII, and normalising is what costs. */
const plain = /^[ -~\t\n\r]*$/;

/**
 * Accents and other marks that a person may leave out when typing: the blocks of combining diacritical marks, variation
 * selectors and characters that cannot be seen, the vowel points of Hebrew and Arabic. Marks of other scripts stay:
 * `が` is another letter than `か`, and a word of Hindi without its vowel signs is another word.
 *
 * `й` stays as well, since it is a letter with a key of its own; all other accented letters of Latin, Greek and
 * Cyrillic differ by accent only (`ё` is found by `е`, `ä` by `a`). So says the root collation of CLDR at its
 * first level (UTS #35, part 5; L2/14-140R for `й`), which is what browsers compare with.
 */
const omissible =
  /(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]|\p{Default_Ignorable_Code_Point}|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]/gu;

/** Letters that Unicode does not decompose, as people type them: CLDR's transliteration Latin-ASCII, and final sigma. */
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
// Marked as pure, so that content scripts, which fold case alone, do without it.
const undecomposed = /* @__PURE__ */ new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * Text in the form in which what a person types is matched against what is stored: without case, accents and
 * compatibility forms (ligatures, full width), whatever the language of the browser. It is Unicode's compatibility
 * caseless matching (core specification, D146) without `omissible` marks; two texts match where their folded forms do.
 * The result is in NFC, may be longer or shorter than the text, and folds to itself.
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
 * Text without case alone (Unicode's canonical caseless matching, D145). For names of which two may differ by an accent
 * and both exist, such as tags and topics: whether they are equal is decided more narrowly than what a person finds.
 */
export function foldCase(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFC').toLowerCase().replace(/ß/g, 'ss').replace(/ς/g, 'σ').normalize('NFC');
}

/** A folded text, and where each UTF-16 unit of it comes from. */
export interface FoldedText {
  /** As `foldText` returns it. */
  text: string;
  /** For each unit of `text`, where the characters that it was made of begin in the original. */
  starts: number[];
  /** For each unit of `text`, the index after the last of them. */
  ends: number[];
}

/** A character with all that normalisation may join to it: marks, invisible characters, parts of Hangul syllables. */
const cluster = /.[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\u3131-\u318e\uff9e-\uffdc]*/gsu;

/** Folds a text and keeps track of where each part of it stood. */
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
