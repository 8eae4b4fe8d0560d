/*
 * Splits a BibTeX file into entries, their keys and fields, and the pieces of each value; LaTeX is not decoded here.
 * Our BibTeX parser fails on an entry with an unusual character in its key, a single `$` or a missing comma, and
 * reports the error for the whole file. This module reports each entry by itself.
 */

/** A piece of a value: text in braces or quotes, the name of a macro, or a number. */
export interface Piece {
  text: string;
  isMacro: boolean;
}

export interface Field {
  /** In lower case. */
  name: string;
  pieces: Piece[];
}

/** `@type{key, name = value, …}` */
export interface Block {
  /** In lower case. */
  type: string;
  key: string;
  fields: Field[];
  /** The whole entry as written. */
  text: string;
  /** Where it starts in the file, in UTF-16 units. */
  position: number;
  /** `whole`: read to its end; `in-part`: some commas or values are missing; `cut`: it ends before its last brace. */
  state: 'whole' | 'in-part' | 'cut';
}

const start = /@[ \t]*(\w+)\s*([{(])/g;
const lineStart = /^[ \t]*@[ \t]*\w+\s*[{(]/gm;
const fieldName = /[\s,]*([^\s=,{}"#%()@]+)\s*=/y;
const bareWord = /[^\s,{}"#%()=@]+/y;
/** An entry on the same line as the end of a comment. */
const entryAfter = /[ \t]*@[ \t]*\w+\s*[{(]/y;
/** Another field after an extra closing brace. */
const goesOn = /\s*,\s*[a-z][\w+-]*\s*=\s*[{"\w]/iy;
/** A key without a comma after it. */
const keyAlone = /\s*([^\s,={}"]+)(?=\s+[a-z][\w+-]*\s*=\s*[{"\w])/iy;
/** A field inside the value of another field whose brace was left open. */
const fieldInside = /,\s*([a-z][\w+-]*)\s*=\s*(?=[{"\d])/i;
const blanks = /(?:\s|%[^\n]*(?:\n|$))*/y;

/** The entries of a file in order, including `@string` and `@comment`. */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const lineStarts = [...text.matchAll(lineStart)].map(({ index }) => index);
  let passed = 0;
  let end = 0;
  start.lastIndex = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    if (!begins(text, match.index, end)) continue;
    // An entry never reaches beyond the next line that begins one, so a broken entry does not swallow the next.
    while ((lineStarts[passed] ?? text.length) <= match.index) passed++;
    const limit = lineStarts[passed] ?? text.length;
    const block = readBlock(text, match.index, match[1] ?? '', match[2] ?? '', start.lastIndex, limit);
    blocks.push(block);
    end = match.index + block.text.length;
    start.lastIndex = end;
  }
  return blocks;
}

/** Whether an entry may begin here: at the start of a line, or right after another entry or an extra brace. */
function begins(text: string, at: number, end: number): boolean {
  let before = at;
  while (before > end && /[ \t,]/.test(text[before - 1] ?? '')) before--;
  return before === end || before === 0 || /[\n\r\ufeff})]/.test(text[before - 1] ?? '');
}

function readBlock(
  text: string,
  position: number,
  type: string,
  open: string,
  from: number,
  limit: number,
): Block {
  const rest = text.slice(position, limit);
  const block: Block = { type: type.toLowerCase(), key: '', fields: [], text: rest, position, state: 'cut' };
  // Comments are not split into fields: JabRef's may contain unbalanced braces.
  if (block.type === 'comment' || block.type === 'preamble') {
    const last = open === '{' ? endOf(text, from - 1, limit) : null;
    entryAfter.lastIndex = (last ?? limit) + 1;
    const isFollowed = last !== null && entryAfter.test(text);
    return { ...block, ...(isFollowed && { text: text.slice(position, last + 1) }), state: 'whole' };
  }
  const close = open === '(' ? ')' : '}';
  let at = from;
  if (block.type !== 'string') {
    const [head = '', key = ''] = keyAt(text, from);
    block.key = key.trim();
    at += head.length;
  }
  let state: Block['state'] = 'whole';
  for (;;) {
    at = skip(text, at);
    while (text[at] === ',') at = skip(text, at + 1);
    if (text[at] === close) {
      goesOn.lastIndex = at + 1;
      if (!goesOn.test(text) || goesOn.lastIndex > limit)
        return { ...block, text: text.slice(position, at + 1), state };
      state = 'in-part';
      at = skip(text, at + 1);
      continue;
    }
    // The entry has no closing brace.
    if (at >= limit) return { ...partedLastField(block), state: block.fields.length > 0 ? 'in-part' : 'cut' };
    fieldName.lastIndex = at;
    const name = fieldName.exec(text)?.[1];
    const value = name === undefined ? null : readValue(text, fieldName.lastIndex, limit);
    if (value === 'cut') return block;
    const isEmpty = name !== undefined && /[,})]/.test(text[skip(text, fieldName.lastIndex)] ?? '');
    if (name === undefined || value === null) {
      // Skips unreadable text up to the next field, the end of the entry, or the next entry.
      if (!isEmpty) state = 'in-part';
      const next = /[,}\n]/g;
      next.lastIndex = at + (text[at] === close ? 0 : 1);
      at = Math.min(next.exec(text)?.index ?? text.length, limit);
      continue;
    }
    block.fields.push({ name: name.toLowerCase(), pieces: value.pieces });
    at = skip(text, value.end);
    if (text[at] !== ',' && text[at] !== close) state = 'in-part';
  }
}

/**
 * Splits the last field of an entry without an end: its unclosed brace makes the following fields part of its value.
 */
function partedLastField(block: Block): Block {
  const last = block.fields.at(-1);
  const [piece] = last?.pieces ?? [];
  const inside = piece && !piece.isMacro ? fieldInside.exec(piece.text) : null;
  if (!last || !piece || !inside) return block;
  const own: Field = { ...last, pieces: [{ ...piece, text: piece.text.slice(0, inside.index) }] };
  const rest = readBlock(
    `@x{${piece.text.slice(inside.index)},}`,
    0,
    'string',
    '{',
    3,
    piece.text.length + 10,
  );
  return { ...block, fields: [...block.fields.slice(0, -1), own, ...rest.fields] };
}

/** The text up to the end of the key, and the key; empty if a field is in its place. */
function keyAt(text: string, from: number): string[] {
  const key = /\s*([^,={}\n]*)(?=[,\n}]|$)/y;
  key.lastIndex = from;
  const found = key.exec(text);
  if (!found) {
    keyAlone.lastIndex = from;
    const alone = keyAlone.exec(text);
    return alone ? [alone[0], alone[1] ?? ''] : [];
  }
  return found ? [found[0], found[1] ?? ''] : [];
}

/** A value and its end; `cut` if it does not end before the next entry, `null` if there is no value. */
function readValue(
  text: string,
  from: number,
  limit: number,
): { pieces: Piece[]; end: number } | 'cut' | null {
  const pieces: Piece[] = [];
  let at = skip(text, from);
  for (;;) {
    const sign = text[at];
    if (sign === '{' || sign === '"') {
      const end = endOf(text, at, limit);
      if (end === null) return 'cut';
      pieces.push({ text: text.slice(at + 1, end), isMacro: false });
      at = end + 1;
    } else {
      bareWord.lastIndex = at;
      const word = bareWord.exec(text)?.[0];
      if (word === undefined) return pieces.length > 0 ? { pieces, end: at } : null;
      pieces.push({ text: word, isMacro: true });
      at += word.length;
    }
    const next = skip(text, at);
    if (text[next] !== '#') return { pieces, end: at };
    at = skip(text, next + 1);
  }
}

/** Where the brace or quote that opens here closes; `null` if it does not close before the next entry. */
function endOf(text: string, from: number, limit: number): number | null {
  const quote = text[from] === '"';
  let depth = 0;
  for (let at = from + 1; at < limit; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '{') depth++;
    else if (sign === '}') {
      if (!quote && depth === 0) return at;
      depth--;
    } else if (sign === '"' && quote && depth <= 0) return at;
  }
  return null;
}

function skip(text: string, at: number): number {
  blanks.lastIndex = at;
  return blanks.exec(text) ? blanks.lastIndex : at;
}
