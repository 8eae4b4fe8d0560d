const special: Record<string, string> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  // BibTeX counts braces even after a backslash, so an unpaired brace gets an invisible partner. (`\textbraceleft`
  // would work in TeX, but pandoc drops it, as it drops braces after `\vphantom{…}`.)
  '{': '\\{{\\vphantom{\\}}}',
  '}': '{\\vphantom{\\{}}\\}',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** `\(…\)`, or text between dollars by pandoc's rule: a formula touches both, so `from $5 to $10` is money. */
const formula = /\$(?!\s)((?:[^$\\]|\\.)+?)(?<!\s)\$(?!\d)|\\\((.+?)\\\)/g;

/** LaTeX in titles and abstracts outside of formulas: accents, letters, symbols, formatting. */
const command =
  /\\(?:["'`^~=.](?:\{\\?[a-zA-Z]\}|\\?[a-zA-Z])|[cvuHkrdb]\{[a-zA-Z]\}|(?:emph|text[a-z]{0,2})\{[^{}\\$]*\}|(?:ss|ae|oe|o|l|aa|AE|OE|O|L|AA|i|j)(?![a-zA-Z])|[&%#_$])/g;

interface Part {
  text: string;
  /** Whether this part matches the pattern. */
  isFound: boolean;
}

/** Splits a text into formulas, with their delimiters, and the text between them. */
export function splitFormulas(text: string): Part[] {
  return split(text, formula, (match) => isBalanced(match[1] ?? match[2] ?? ''));
}

/** The formula that begins at a position of a text, with its delimiters; `null` if none does. */
export function formulaAt(text: string, at: number): string | null {
  if (text[at] !== '$' && !text.startsWith('\\(', at)) return null;
  const here = new RegExp(formula.source, 'y');
  here.lastIndex = at;
  const match = here.exec(text);
  return match && isBalanced(match[1] ?? match[2] ?? '') ? match[0] : null;
}

/** LaTeX that prints the text: formulas and commands stay, other special characters are escaped. */
export function toLatex(text: string): string {
  return splitLatex(text)
    .map((part) => (part.isFound ? keptLatex(part.text) : escaped(part.text)))
    .join('');
}

/**
 * A title as LaTeX, with braces around the words that a style must not convert to lower case: words with a capital
 * after the first letter (`BERT`, `iPhone`), single letters (`Q-learning`), formulas with capitals, and, in a title in
 * sentence case, capitalised words. Punctuation beside a word stays outside the braces.
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

/** Whether most longer words after the first are in lower case, so that a capital marks a name. */
function isSentenceCase(title: string): boolean {
  const [, ...words] = title.match(/(?<![\p{L}\p{N}])\p{L}{4,}/gu) ?? [];
  const cased = words.filter((word) => /^[\p{Lu}\p{Ll}]/u.test(word));
  return cased.filter((word) => /^\p{Ll}/u.test(word)).length * 2 > cased.length;
}

/** Whether lower case would change more than an initial capital, as in `BERT` or `Q-learning`. */
function isSpoilt(word: string): boolean {
  return word
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .some((run) => /^.+\p{Lu}/u.test(run) || /^(?!A$)\p{Lu}\p{N}*$/u.test(run));
}

function protectedWord(word: string): string {
  // A word with paired braces is protected as a whole, so that the pairs stay together.
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

/**
 * A formula or a command as written, with unescaped `%`, `#` and, in formatting commands, other special characters
 * escaped.
 */
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

/** Placeholders for paired braces, which BibTeX may count. They are Unicode noncharacters, so no text contains them. */
const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';

function escapedSigns(text: string): string {
  return (
    text
      // Separates an ampersand from text that would make it an entity.
      .replace(/&(?=#?\w{1,40};)/g, '&\ufdd2')
      .replace(/[&%#_${}\\~^]/g, (sign) => special[sign] ?? sign)
      .replaceAll('\ufdd2', '{}')
      // A `<` that would begin an HTML tag, since other programs write tags into titles. `\textless` would be read so
      // too.
      .replace(/<(?=[a-z/!])/gi, '{<}')
      .replaceAll(OPEN, '\\{')
      .replaceAll(CLOSE, '\\}')
      // Prevents ligatures: two hyphens would print a dash, two quotes another quote.
      .replace(/([-`',<>!?])(?=\1)/g, '$1{}')
  );
}

/** Replaces paired braces within a word by placeholders; the braces around a protected word cannot separate them. */
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

/** Whether all braces are paired, including escaped ones. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth++;
    if (sign === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
