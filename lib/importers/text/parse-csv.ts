/** A row of a table: its cells by column name in lower case, and the number of its first line, from 1. */
export interface Row {
  cells: Map<string, string>;
  line: number;
}

/** The column names at the beginning of a table, in lower case. */
export function columnsOf(text: string, separator: string): string[] {
  return namesOf(headOf(rowsOf(text.slice(0, 20_000), separator))?.cells ?? []);
}

/**
 * The row with the column names: the first with several cells, since some services write a line about the export before
 * it.
 */
function headOf(rows: Iterator<{ cells: string[] }>): { cells: string[] } | undefined {
  for (let row = rows.next(), passed = 0; !row.done && passed < 5; row = rows.next(), passed++)
    if (row.value.cells.length > 1) return row.value;
  return undefined;
}

function namesOf(cells: string[]): string[] {
  return cells.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
}

/** The rows of a table with column names (RFC 4180, any separator). Skips empty rows. */
export function readTable(text: string, separator: string): Row[] {
  const rows = rowsOf(text, separator);
  const names = namesOf(headOf(rows)?.cells ?? []);
  return [...rows]
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells, line }) => ({
      line,
      cells: new Map(names.map((name, index) => [name, (cells[index] ?? '').trim()])),
    }));
}

function* rowsOf(text: string, separator: string): Generator<{ cells: string[]; line: number }> {
  let cells: string[] = [];
  let [line, started] = [1, 1];
  for (let at = 0; at <= text.length; ) {
    let cell = '';
    // Tab-separated tables do not quote cells.
    if (text[at] === '"' && separator !== '\t') {
      const end = quoteEnd(text, at + 1);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const next = cellEnd(text, at, separator);
    cell += text.slice(at, next);
    cells.push(cell);
    line += countLines(cell);
    at = next;
    if (text[at] === separator) {
      at++;
      continue;
    }
    yield { cells, line: started };
    cells = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line++;
    started = line;
  }
}

/** Where the quote that opened before this position closes; the end of the text if it never does. */
function quoteEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return text.length;
}

function cellEnd(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function countLines(cell: string): number {
  return cell.split('\n').length - 1;
}
