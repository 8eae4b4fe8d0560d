/** Letters that Unicode takes for whole, and that people type as others. */
const whole: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** Text as it is compared: lower case, without accents, compatibility forms undone. */
export function fold(text: string): string {
  // Most abstracts are plain ASCII, and normalising is what costs.
  if (/^[ -~\s]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øłđðßæœı]/g, (letter) => whole[letter] ?? letter);
}

/**
 * The words of a text, folded, in order: runs of letters and digits. Chinese and Japanese write no spaces, so there
 * every character is a word, and a phrase is what is looked for.
 */
export function wordsOf(text: string): string[] {
  const apart = /[\u3040-\u30ff\u4e00-\u9fff]/.test(text)
    ? text.replace(/[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]/g, ' $& ')
    : text;
  return fold(apart).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words that nearly every abstract has: they tell nothing apart, and would be half of an index. */
const common = new Set(
  'a an and are as at be by for from in is it its of on or our that the this to we with'.split(' '),
);

export function isCommon(word: string): boolean {
  return common.has(word);
}
