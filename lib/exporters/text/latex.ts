const special: Record<string, string> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  // BibTeX counts braces whatever stands before them: one that has no other half gets one that is not printed.
  // (`\textbraceleft` would do for TeX, and pandoc drops it; so it does with braces after `\vphantom{…}`.)
  '{': '\\{{\\vphantom{\\}}}',
  '}': '{\\vphantom{\\{}}\\}',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Pandoc's rule: what touches both marks is a formula, and `from $5 to $10` is money. Or `\(…\)`. */
const formula = /\$(?!\s)((?:[^$\\]|\\.)+?)(?<!\s)\$(?!\d)|\\\((.+?)\\\)/g;

/** What titles and abstracts hold of LaTeX outside of formulas: accents, letters, signs, type. */
const command =
  /\\(?:["'`^~=.](?:\{\\?[a-zA-Z]\}|\\?[a-zA-Z])|[cvuHkrdb]\{[a-zA-Z]\}|(?:emph|text[a-z]{0,2})\{[^{}\\$]*\}|(?:ss|ae|oe|o|l|aa|AE|OE|O|L|AA|i|j)(?![a-zA-Z])|[&%#_$])/g;

interface Part {
  text: string;
  /** Matches what was looked for; the rest is plain. */
  isFound: boolean;
}

/** A text in parts: formulas as written, with their marks, and what is between them. */
export function splitFormulas(text: string): Part[] {
  return split(text, formula, (match) => isBalanced(match[1] ?? match[2] ?? ''));
}

/** The formula that begins at a place of a text, with its marks; `null` where none does. */
export function formulaAt(text: string, at: number): string | null {
  if (text[at] !== '$' && !text.startsWith('\\(', at)) return null;
  const here = new RegExp(formula.source, 'y');
  here.lastIndex = at;
  const match = here.exec(text);
  return match && isBalanced(match[1] ?? match[2] ?? '') ? match[0] : null;
}

/** Text as LaTeX that prints it: formulas and commands stay, every other sign is escaped. */
export function toLatex(text: string): string {
  return splitLatex(text)
    .map((part) => (part.isFound ? keptLatex(part.text) : escaped(part.text)))
    .join('');
}

/**
 * A title as LaTeX, with braces around what a style's small letters would spoil, and nothing more: words with a
 * capital after the first letter (`BERT`, `iPhone`), letters by themselves (`Q-learning`), formulas with capitals,
 * and in a title that is written as a sentence the words that have a capital there. Signs beside a word stay outside.
 */
export function toLatexTitle(title: string): string {
  const parts = splitLatex(title);
  const isSentence = isSentenceCase(parts.flatMap(({ text, isFound }) => (isFound ? [] : text)).join(' '));
  let isFirst = true;
  return parts
    .map(({ text, isFound }) => {
      if (isFound) {
        isFirst = false;
        return /\p{Lu}/u.test(text) ? `{${keptLatex(text)}}` : keptLatex(text);
      }
      return pairedBraces(text).replace(/\S+/g, (word) => {
        const isName = isSentence && !isFirst && /^\P{L}*\p{Lu}/u.test(word);
        isFirst = /[:?!.]$/.test(word);
        return isName || isSpoilt(word) ? protectedWord(word) : escapedSigns(word);
      });
    })
    .join('');
}

/** Whether most words of some length after the first one are small: capitals mean something then. */
function isSentenceCase(title: string): boolean {
  const [, ...words] = title.match(/(?<![\p{L}\p{N}])\p{L}{4,}/gu) ?? [];
  const cased = words.filter((word) => /^[\p{Lu}\p{Ll}]/u.test(word));
  return cased.filter((word) => /^\p{Ll}/u.test(word)).length * 2 > cased.length;
}

/** Whether small letters would change more of a word than the capital that it begins with. */
function isSpoilt(word: string): boolean {
  return word
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .some((run) => /^.+\p{Lu}/u.test(run) || /^(?!A$)\p{Lu}\p{N}*$/u.test(run));
}

function protectedWord(word: string): string {
  // Braces in the title must stay in pairs.
  const [, before = '', core = word, after = ''] = word.includes(OPEN)
    ? []
    : (/^([^\p{L}\p{N}]*)(.*[\p{L}\p{N}\p{M}])(.*)$/u.exec(word) ?? []);
  return `${escapedSigns(before)}{${escapedSigns(core)}}${escapedSigns(after)}`;
}

function splitLatex(text: string): Part[] {
  return splitFormulas(text).flatMap((part) =>
    part.isFound ? [part] : split(part.text, command, () => true),
  );
}

/** A formula or a command as written, but for signs that would end the line or the document. */
function keptLatex(text: string): string {
  return text
    .replace(/(?<!\\)[%#]/g, '\\$&')
    .replace(/^\\text?[a-z]*\{.*\}$/s, (kept) =>
      kept.replace(/(?<!\\)[&_~^]/g, (sign) => special[sign] ?? sign),
    );
}

function escaped(text: string): string {
  return escapedSigns(pairedBraces(text));
}

/** Stand for braces that pair, which BibTeX may count. No text holds them: they are no characters. */
const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';

function escapedSigns(text: string): string {
  return (
    text
      // What would be read as an entity is kept apart from its ampersand.
      .replace(/&(?=#?\w{1,40};)/g, '&\ufdd2')
      .replace(/[&%#_${}\\~^]/g, (sign) => special[sign] ?? sign)
      .replaceAll('\ufdd2', '{}')
      // What would be read as a tag of HTML, which other programs write into a title, with `\textless` too.
      .replace(/<(?=[a-z/!])/gi, '{<}')
      .replaceAll(OPEN, '\\{')
      .replaceAll(CLOSE, '\\}')
      // A hyphen more would be a dash, a quote more another quote.
      .replace(/([-`',<>!?])(?=\1)/g, '$1{}')
  );
}

/** Marks the braces that pair within one word, where the title's own braces do not part them. */
function pairedBraces(text: string): string {
  return text.replace(/[\ufdd0-\ufdd2]/g, '').replace(/\S+/g, (word) => {
    if (!/[{}]/.test(word) || !isBalanced(word)) return word;
    return word.replaceAll('{', OPEN).replaceAll('}', CLOSE);
  });
}

function split(text: string, pattern: RegExp, accepts: (match: RegExpExecArray) => boolean): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (!accepts(match)) continue;
    parts.push({ text: text.slice(end, match.index), isFound: false });
    parts.push({ text: match[0], isFound: true });
    end = match.index + match[0].length;
  }
  parts.push({ text: text.slice(end), isFound: false });
  return parts.filter((part) => part.text !== '');
}

/** Whether every brace has its other half, whatever stands before it. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth++;
    if (sign === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
