import type { LibraryContents } from '@/lib/domain/library-contents';
import { DanglingRecordFilter, listOrder } from './drop-dangling-records';
import { LIBRARY_FILE_VERSION } from './library-file-schema';

type List = keyof LibraryContents;

/**
 * Writes a library file from records that come in parts: one record a line, so that two files of one library differ in
 * what differs, and damage to a line is damage to a record. Reading it gives the library back.
 */
export class LibraryWriter {
  readonly #filter = new DanglingRecordFilter();
  /** How many lists are begun. */
  #begun = 0;
  #isListEmpty = true;
  /** How many records of each list were written. */
  readonly counts: Record<List, number> = {
    papers: 0,
    topics: 0,
    placements: 0,
    rules: 0,
    declinedProposals: 0,
  };

  /**
   * @param push takes the text, bit by bit
   * @param exportedAt milliseconds since 1970
   */
  constructor(
    private readonly push: (text: string) => void,
    exportedAt: number,
  ) {
    const header = {
      format: 'papertree-library',
      version: LIBRARY_FILE_VERSION,
      exportedAt: new Date(exportedAt).toISOString(),
    };
    const fields = Object.entries(header).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
    push(`{\n${fields.join(',\n')}`);
  }

  /** @param list the one of the last call, or one after it in `listOrder` @param records by their keys */
  add<Name extends List>(list: Name, records: LibraryContents[Name]): void {
    this.#begin(listOrder.indexOf(list));
    const kept: object[] = this.#filter.keep(list, records);
    if (kept.length === 0) return;
    const lines = kept.map((record) => JSON.stringify(record)).join(',\n');
    this.push(`${this.#isListEmpty ? '\n' : ',\n'}${lines}`);
    this.#isListEmpty = false;
    this.counts[list] += kept.length;
  }

  end(): void {
    this.#begin(listOrder.length - 1);
    this.#endList();
    this.push('\n}\n');
  }

  #begin(index: number): void {
    for (; this.#begun <= index; this.#begun++) {
      if (this.#begun > 0) this.#endList();
      this.push(`,\n"${listOrder[this.#begun]}": [`);
      this.#isListEmpty = true;
    }
  }

  #endList(): void {
    this.push(this.#isListEmpty ? ']' : '\n]');
  }
}
