/** Receives the content of a library file, in order. */
export interface SplitListener {
  /** A field of the file that is not a list. */
  scalar(name: string, text: string): void;
  /** A record of a list, as JSON. `list` is empty if the list's name cannot be read. */
  record(list: string, text: string, line: number): void;
  /** The beginning of a passage that is neither. */
  broken(text: string, line: number): void;
}

/**
 * The longest record, in UTF-16 units. The longest that a library makes is a proposal of 100,000 papers, about 3
 * million.
 */
const RECORD_MAX = 16_000_000;
/** The deepest nesting that is read; records nest at most 5 levels. */
const DEEPEST = 50;
const BEGINNING = 200;

const [LINE_BREAK, QUOTE, BACKSLASH] = [0x0a, 0x22, 0x5c];

type Mode =
  /** Before the file's first brace. */
  | 'file'
  | 'fields'
  /** Between a field's name and its value. */
  | 'named'
  | 'list'
  /** In a record. */
  | 'record'
  /** In unreadable text, up to the end of its line. */
  | 'skipping';

/**
 * Splits the text of a library file into records. The text comes in chunks, and at most one record is kept in memory.
 * Any layout of JSON works. After damage, reading continues in the next line: our files have one record per line, and
 * JSON strings contain no line breaks.
 */
export class RecordSplitter {
  #mode: Mode = 'file';
  /** The text that has not been fully processed yet. */
  #text = '';
  #at = 0;
  #line = 1;
  /** Where the record starts in `#text`, and its line. */
  #start = 0;
  #startLine = 1;
  #name = '';
  #list = '';
  /** The closing brackets that the record still needs. */
  #open: string[] = [];
  #isQuoted = false;
  /** The beginning of the skipped text, and the mode after it. */
  #skipped = '';
  #after: Mode = 'list';
  #isClosed = false;

  constructor(private readonly listener: SplitListener) {}

  /** The current line, from 1. */
  get line(): number {
    return this.#line;
  }

  write(chunk: string): void {
    this.#text = this.#text.slice(this.#start) + chunk;
    this.#at -= this.#start;
    this.#start = 0;
    this.#scan(false);
    if (this.#mode !== 'record') this.#start = this.#at;
  }

  /** Must be called after the last chunk. A file that ends early is reported as broken. */
  end(): void {
    if (this.#mode === 'record') this.#giveUpRecord();
    else if (this.#mode === 'skipping') this.#tellBroken(this.#skipped, this.#startLine);
    else {
      this.#scan(true);
      if (!this.#isClosed) this.#tellBroken('', this.#line);
    }
  }

  #scan(isLast: boolean): void {
    while (this.#at < this.#text.length) {
      if (this.#mode === 'record') this.#inRecord();
      else if (this.#mode === 'skipping') this.#skip();
      else if (!this.#between(isLast)) return;
    }
  }

  /** Processes one character between records. @returns False if more text is needed first. */
  #between(isLast: boolean): boolean {
    const sign = this.#text[this.#at] ?? '';
    if (sign === '\n') this.#line++;
    if (sign <= ' ' || sign === ',' || sign === '\ufeff') this.#at++;
    else if (this.#mode === 'file') {
      this.#mode = 'fields';
      if (sign === '{') this.#at++;
    } else if (this.#mode === 'list') this.#inList(sign);
    else if (this.#mode === 'fields') return this.#inFields(sign, isLast);
    else return this.#afterName(sign, isLast);
    return true;
  }

  #inList(sign: string): void {
    if (sign === '{') this.#startRecord();
    else if (sign === ']') {
      this.#mode = 'fields';
      this.#at++;
    }
    // The line that ends the list is lost.
    else if (sign === '"') this.#mode = 'fields';
    else this.#startSkipping('list');
  }

  #inFields(sign: string, isLast: boolean): boolean {
    if (sign === '}') {
      this.#isClosed = true;
      this.#at++;
    } else if (sign === '{') {
      // The line that names the list is lost.
      this.#list = '';
      this.#mode = 'list';
    } else if (sign === '"') {
      const end = this.#endOfToken(/["\n]/, this.#at + 1, isLast);
      if (end === null) return false;
      if (this.#text[end] !== '"') this.#startSkipping('fields');
      else {
        this.#name = this.#text.slice(this.#at + 1, end);
        this.#at = end + 1;
        this.#mode = 'named';
      }
    } else this.#startSkipping('fields');
    return true;
  }

  #afterName(sign: string, isLast: boolean): boolean {
    if (sign === ':') this.#at++;
    else if (sign === '[') {
      this.#list = this.#name;
      this.#mode = 'list';
      this.#at++;
    } else {
      const from = this.#at;
      const end = this.#endOfToken(sign === '"' ? /["\n]/ : /[,}\n]/, from + 1, isLast);
      if (end === null) return false;
      this.#at = sign === '"' ? end + 1 : end;
      this.#mode = 'fields';
      this.listener.scalar(this.#name, this.#text.slice(from, this.#at));
    }
    return true;
  }

  /** The end of a short token; `null` if the chunk ends first and more text is needed. */
  #endOfToken(ends: RegExp, from: number, isLast: boolean): number | null {
    const length = this.#text.slice(from, from + BEGINNING).search(ends);
    if (length >= 0) return from + length;
    if (!isLast && this.#text.length - from < BEGINNING) return null;
    return Math.min(from + BEGINNING, this.#text.length);
  }

  #startRecord(): void {
    this.#mode = 'record';
    this.#start = this.#at;
    this.#startLine = this.#line;
    this.#open = ['}'];
    this.#isQuoted = false;
    this.#at++;
  }

  #inRecord(): void {
    const text = this.#text;
    for (; this.#at < text.length; this.#at++) {
      const sign = text.charCodeAt(this.#at);
      if (sign === LINE_BREAK && !this.#isQuoted) this.#line++;
      else if (this.#isQuoted && sign === BACKSLASH) this.#at++;
      else if (sign === QUOTE) this.#isQuoted = !this.#isQuoted;
      else if (sign === LINE_BREAK || (!this.#isQuoted && isBracket(sign) && !this.#takeBracket(sign))) {
        if (this.#mode === 'record') this.#giveUpRecord();
        return;
      }
    }
    if (this.#at - this.#start > RECORD_MAX) this.#startSkipping('list');
  }

  /** @returns False if the bracket ends the record, or the record cannot be read. */
  #takeBracket(sign: number): boolean {
    const isOpening = sign === 0x7b || sign === 0x5b;
    // At the start of a line, our files have a new record or the end of a list, and no layout has an inner bracket.
    if (this.#text[this.#at - 1] === '\n' && sign !== 0x7d) return false;
    if (isOpening) this.#open.push(sign === 0x7b ? '}' : ']');
    else if (this.#open.pop() !== this.#text[this.#at]) this.#startSkipping('list');
    else if (this.#open.length === 0) this.#endRecord();
    if (this.#open.length > DEEPEST) this.#startSkipping('list');
    return this.#mode === 'record';
  }

  #endRecord(): void {
    this.#at++;
    this.#mode = 'list';
    this.listener.record(this.#list, this.#text.slice(this.#start, this.#at), this.#startLine);
  }

  #giveUpRecord(): void {
    this.#mode = 'list';
    this.#tellBroken(this.#text.slice(this.#start, this.#at), this.#startLine);
  }

  #startSkipping(after: Mode): void {
    if (this.#mode !== 'record') {
      this.#start = this.#at;
      this.#startLine = this.#line;
    }
    this.#skipped = this.#text.slice(this.#start, this.#start + BEGINNING);
    this.#after = after;
    this.#mode = 'skipping';
  }

  #skip(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
    if (end < 0) return;
    this.#mode = this.#after;
    this.#tellBroken(this.#skipped, this.#startLine);
  }

  #tellBroken(text: string, line: number): void {
    this.listener.broken(text.slice(0, BEGINNING).trim(), line);
  }
}

/** `[`, `]`, `{` or `}`. */
function isBracket(sign: number): boolean {
  return (sign | 0x20) === 0x7b || (sign | 0x20) === 0x7d;
}
