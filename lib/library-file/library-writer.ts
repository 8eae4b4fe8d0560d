import type { LibraryContents } from '@/lib/domain/library-contents';
import { DanglingRecordFilter, listOrder } from './drop-dangling-records';
import { LIBRARY_FILE_VERSION } from './library-file-schema';

type List = keyof LibraryContents;

/**
 * Writes a library file from records that come in parts. Each record is one line, so that files can be compared line by
 * line and a damaged line affects one record. Reading the file gives an equal library.
 */
export class LibraryWriter {
  readonly #filter = new DanglingRecordFilter();
  /** How many lists have been started. */
  #begun = 0;
  #isListEmpty = true;
  /** How many records of each list have been written. */
  readonly counts: Record<List, number> = {
    papers: 0,
    topics: 0,
    placements: 0,
    rules: 0,
    declinedProposals: 0,
  };

  /**
   * @param push Receives the text in parts.
   * @param exportedAt Milliseconds since 1970.
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

  /**
   * Adds records to a list.
   * @param list The list of the last call, or a later one in `listOrder`.
   * @param records Sorted by key.
   */
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
