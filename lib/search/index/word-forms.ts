import { singular } from '@/lib/engine/text/words';

/** Greek letters by their names, as people type them and TeX's commands write them. */
const greekNames: Record<string, string> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};
/** TeX's other names of letters. */
const texNames: Record<string, string> = {
  ell: 'l',
  varepsilon: 'epsilon',
  varphi: 'phi',
  varrho: 'rho',
  varsigma: 'sigma',
  vartheta: 'theta',
};
const greek = /[α-ω]/;
const greekWord = /[α-ω].*[α-ω]/;

/** Plurals and British words that no rule below makes one of. */
const irregular: Record<string, string> = {
  analyses: 'analysis',
  appendices: 'appendix',
  aluminium: 'aluminum',
  artefact: 'artifact',
  automata: 'automaton',
  axes: 'axis',
  biases: 'bias',
  buses: 'bus',
  centred: 'centered',
  children: 'child',
  corpora: 'corpus',
  corpuses: 'corpus',
  crises: 'crisis',
  criteria: 'criterion',
  defence: 'defense',
  formulae: 'formula',
  grey: 'gray',
  hypotheses: 'hypothesis',
  indices: 'index',
  lenses: 'lens',
  licence: 'license',
  matrices: 'matrix',
  maxima: 'maximum',
  minima: 'minimum',
  offence: 'offense',
  optima: 'optimum',
  phenomena: 'phenomenon',
  pretence: 'pretense',
  programme: 'program',
  simplices: 'simplex',
  spectra: 'spectrum',
  statuses: 'status',
  syntheses: 'synthesis',
  theses: 'thesis',
  vertices: 'vertex',
  viruses: 'virus',
};
/** Singulars in -s that would lose it. */
const singulars = new Set([
  'alias',
  'atlas',
  'bias',
  'canvas',
  'gas',
  'lens',
  'pancreas',
  'towards',
  'atlas',
]);

/** British endings and what Americans write; only for words long enough that the ending is one. */
const american: [ending: RegExp, instead: string][] = [
  [/^(.{3,})is(ation|e|ed|er|ing)$/, '$1iz$2'],
  [/^(.{3,})ys(e|ed|er|ing)$/, '$1yz$2'],
  [/^(.{2,})our(|ed|ing|al|able|hood|ful|less|ism|ist)$/, '$1or$2'],
  [/^(cent|fib|lit|met|theat|calib|spect|lust|kilomet|centimet|millimet|nanomet)re$/, '$1er'],
  [/^(.+[aeiou])ll(ed|ing|er)$/, '$1l$2'],
  [/^(.{3,})ogue$/, '$1og'],
];

/** Sibilants take -es: `cache` and `caches` meet with `search` and `searches` where the e goes from both. */
const sibilant = /(ch|sh|x|ss|zz)es?$/;

/**
 * The one spelling under which the forms of a folded word meet: plural and singular, British and American, `β` and
 * `beta`. Made by rule, so it need not be a word; equal for two words that are forms of one.
 * @example canonicalSpelling('organisations') // 'organization'
 */
export function canonicalSpelling(word: string): string {
  const symbol = symbolName(word);
  if (symbol !== word) return symbol;
  if (word.length < 3) return word;
  const whole = irregular[word];
  if (whole !== undefined) return whole;
  const one = singulars.has(word) ? word : oneOf(word);
  const known = irregular[one] ?? one;
  if (known.length < 5) return known;
  for (const [ending, instead] of american) if (ending.test(known)) return known.replace(ending, instead);
  return known;
}

/** The name of a Greek letter in a folded word that has no other one, or of a letter that TeX names; else the word. */
export function symbolName(word: string): string {
  if (!greek.test(word)) return texNames[word] ?? word;
  return greekWord.test(word) ? word : word.replace(greek, (letter) => greekNames[letter] ?? letter);
}

function oneOf(word: string): string {
  if (word.length > 4 && /ies?$/.test(word)) return word.replace(/ies?$/, 'y');
  if (word.length > 3 && sibilant.test(word)) return word.replace(sibilant, '$1');
  return singular(word);
}

/** `ä` and `ae`, `ø` and `oe`: a name is written with either. `queue` and `true` are no such words. */
const digraph = /(?<![qg])([aou])e(?=[^aeiou])/g;

/** A folded word with the letters that people write for umlauts folded as these are; the same where it has none. */
export function withoutDigraphs(word: string): string {
  return word.length < 5 ? word : word.replace(digraph, '$1');
}
