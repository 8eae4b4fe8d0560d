import * as v from 'valibot';
import { ExpectedError } from '@/lib/domain/errors';
import type { UnreadEntry } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { dropDanglingRecords } from './drop-dangling-records';
import { LIBRARY_FILE_VERSION, recordSchemas } from './library-file-schema';
import { upgradeRecord } from './older-versions';
import { RecordSplitter } from './record-splitter';
import { repairContents } from './repair-contents';

/** The content of a library file. */
export interface LibraryReading extends LibraryContents {
  /** ISO 8601, UTC; empty if the file does not contain it. */
  exportedAt: string;
  /** Records that were left out (`broken`) or changed, for example without some of their fields (`in-part`). */
  unread: UnreadEntry[];
}

type List = keyof LibraryContents;
const lists = Object.keys(recordSchemas) as List[];

/**
 * Reads a library file of this or an older version, chunk by chunk. The file is not trusted: each record is validated
 * by itself. Invalid records, and records that do not fit the others, are left out or repaired, and listed in `unread`.
 * Declined proposals that refer to missing records are left out silently.
 */
export class LibraryReader {
  readonly #contents: LibraryContents = {
    papers: [],
    topics: [],
    placements: [],
    rules: [],
    declinedProposals: [],
  };
  readonly #unread: UnreadEntry[] = [];
  readonly #lines = new WeakMap<object, number>();
  readonly #splitter = new RecordSplitter({
    scalar: (name, text) => this.#readScalar(name, text),
    record: (list, text, line) => this.#readRecord(list, text, line),
    broken: (text, line) => this.#unread.push({ line, reason: 'broken', text: beginningOf(text) }),
  });
  #isLibrary = false;
  #isEmpty = true;
  #version = LIBRARY_FILE_VERSION;
  #exportedAt = '';

  /** @throws ExpectedError `file-too-new`. */
  write(chunk: string): void {
    this.#isEmpty &&= chunk.trim() === '';
    this.#splitter.write(chunk);
  }

  /** Reports that the rest of the file could not be read. */
  breakOff(): void {
    this.#unread.push({ line: this.#splitter.line, reason: 'broken', text: '' });
  }

  /**
   * Returns the result; call it after the last chunk.
   * @throws ExpectedError `file-empty`, `file-unknown` for another kind of file, `file-damaged` if no record could be
   * read, and like `write`.
   */
  end(): LibraryReading {
    if (this.#isEmpty) throw new ExpectedError('file-empty');
    this.#splitter.end();
    const isBare = lists.every((list) => this.#contents[list].length === 0);
    if (isBare && !this.#isLibrary) throw new ExpectedError('file-unknown', 'no library of Papertree');
    if (isBare && this.#unread.length > 0)
      throw new ExpectedError('file-damaged', this.#unread[0]?.text.slice(0, 100));
    const repaired = repairContents(this.#contents, (record, become) =>
      this.#unread.push({
        line: this.#lines.get(record) ?? 1,
        reason: become === 'changed' ? 'in-part' : 'broken',
        text: beginningOf(record),
      }),
    );
    return { ...dropDanglingRecords(repaired), exportedAt: this.#exportedAt, unread: this.#unread };
  }

  #readScalar(name: string, text: string): void {
    const value = parse(text);
    if (name === 'format') this.#isLibrary = value === 'papertree-library';
    if (name === 'exportedAt' && v.is(v.pipe(v.string(), v.isoTimestamp()), value)) this.#exportedAt = value;
    if (name !== 'version' || !Number.isInteger(value)) return;
    this.#version = Number(value);
    if (this.#version > LIBRARY_FILE_VERSION)
      throw new ExpectedError('file-too-new', `version ${value}, and ${LIBRARY_FILE_VERSION} is known`);
  }

  #readRecord(name: string, text: string, line: number): void {
    const raw = parse(text);
    const named = lists.find((list) => list === name);
    const read = raw === undefined ? null : this.#readAs(named, raw);
    if (!read) {
      this.#unread.push({ line, reason: 'broken', text: beginningOf(raw ?? text) });
      return;
    }
    (this.#contents[read.list] as object[]).push(read.record);
    this.#lines.set(read.record, line);
    if (!read.isWhole) this.#unread.push({ line, reason: 'in-part', text: beginningOf(read.record) });
  }

  /** If the line with the list's name is lost, the schemas tell the list: no record fits two of them. */
  #readAs(named: List | undefined, raw: unknown): ReadRecord | null {
    const first = named && readFields(named, this.#upgrade(named, raw));
    if (first?.isWhole) return first;
    for (const list of lists) {
      const other = list === named ? null : readFields(list, this.#upgrade(list, raw));
      if (other?.isWhole) return other;
    }
    return first ?? null;
  }

  #upgrade(list: List, raw: unknown): unknown {
    return upgradeRecord(list, raw, this.#version);
  }
}

interface ReadRecord {
  list: List;
  record: object;
  /** False if fields were left out. */
  isWhole: boolean;
}

/** Reads a record, without invalid fields if they are optional; `null` if it is still invalid. */
function readFields(list: List, raw: unknown): ReadRecord | null {
  const schema: v.GenericSchema = recordSchemas[list];
  const parsed = v.safeParse(schema, raw);
  if (parsed.success) return { list, record: parsed.output as object, isWhole: true };
  if (typeof raw !== 'object' || raw === null) return null;
  const bad = new Set(parsed.issues.map(({ path }) => path?.[0]?.key));
  const rest = Object.fromEntries(Object.entries(raw).filter(([name]) => !bad.has(name)));
  const again = v.safeParse(schema, rest);
  return again.success ? { list, record: again.output as object, isWhole: false } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A record is then listed as broken, and a field of the header is ignored.
    return undefined;
  }
}

/** A record's title, name or id, or else its beginning, at most 200 characters. */
function beginningOf(record: unknown): string {
  const { title, name, id, paperId } = Object(record) as Record<string, unknown>;
  const known = [title, name, id, paperId].find((value) => typeof value === 'string' && value !== '');
  const text = String(known ?? (typeof record === 'string' ? record : JSON.stringify(record)));
  return text.slice(0, 200).replace(/\p{Cc}+/gu, ' ');
}
