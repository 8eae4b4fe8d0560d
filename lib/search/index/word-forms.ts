import { singular } from '@/lib/engine/text/split-into-words';

/** The names of Greek letters, as people type them and as TeX's commands spell them. */
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
/** Other names that TeX has for letters. */
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

/** Plurals and British spellings that the rules below do not cover. */
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
/** Singulars that end in -s and would otherwise lose it. */
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

/** British endings and their American spellings, only for words long enough to have such an ending. */
const american: [ending: RegExp, instead: string][] = [
  [/^(.{3,})is(ation|e|ed|er|ing)$/, '$1iz$2'],
  [/^(.{3,})ys(e|ed|er|ing)$/, '$1yz$2'],
  [/^(.{2,})our(|ed|ing|al|able|hood|ful|less|ism|ist)$/, '$1or$2'],
  [/^(cent|fib|lit|met|theat|calib|spect|lust|kilomet|centimet|millimet|nanomet)re$/, '$1er'],
  [/^(.+[aeiou])ll(ed|ing|er)$/, '$1l$2'],
  [/^(.{3,})ogue$/, '$1og'],
];

/**
 * Words that end in a sibilant take -es in the plural: `cache` and `caches`, and `search` and `searches`, get one
 * spelling if the e is removed from all of them.
 */
const sibilant = /(ch|sh|x|ss|zz)es?$/;

/**
 * The spelling that all forms of a folded word share: plural and singular, British and American, `β` and `beta`. It
 * follows rules and is not always a real word.
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

/**
 * Replaces a single Greek letter in a folded word by its name, and TeX's name of a letter by the letter; returns
 * other words unchanged.
 */
export function symbolName(word: string): string {
  if (!greek.test(word)) return texNames[word] ?? word;
  return greekWord.test(word) ? word : word.replace(greek, (letter) => greekNames[letter] ?? letter);
}

function oneOf(word: string): string {
  if (word.length > 4 && /ies?$/.test(word)) return word.replace(/ies?$/, 'y');
  if (word.length > 3 && sibilant.test(word)) return word.replace(sibilant, '$1');
  return singular(word);
}

/** `ä` and `ae`, `ø` and `oe`: a name can be written with either. The pattern must not match `queue` and `true`. */
const digraph = /(?<![qg])([aou])e(?=[^aeiou])/g;

/**
 * Folds the two-letter spellings of umlauts (`ae`, `oe`, `ue`) to one letter, as umlauts are folded. Returns other
 * words unchanged.
 */
export function withoutDigraphs(word: string): string {
  return word.length < 5 ? word : word.replace(digraph, '$1');
}
