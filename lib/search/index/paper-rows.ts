import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { FilterTexts, PaperFacts } from './filters';
import { textFields } from './word-index/fields';

/** Number of rows that are stored and read together. */
export const BLOCK_ROWS = 4_096;
const FIELDS = textFields.length;

const readings = [undefined, 'to-read', 'reading', 'read'] as const;
const FAVOURITE = 4;

/** The values derived from a paper's own texts. They change only with these. */
export interface RowTexts {
  /** A hash of the texts, 53 bits. */
  hash: number;
  /** The number of distinct terms in each of `textFields`. */
  lengths: readonly number[];
  filterTexts: FilterTexts;
}

/** A block of rows as it is stored. Texts that only filters compare are stored separately. */
export interface StoredRows {
  /** One id per line; an empty line for a removed paper. */
  ids: string;
  lengths: Uint16Array;
  hashes: Float64Array;
  savedAt: Float64Array;
  years: Int16Array;
  flags: Uint8Array;
  /** Numbers of topics; -1 for Unsorted. */
  places: Int32Array;
  /** Rows with secondary topics, and the numbers of these topics. */
  also: [row: number, topics: number[]][];
}

/**
 * The papers of the index as rows, in columns of numbers: 100,000 papers take little memory and are read quickly.
 * The row of a removed paper stays empty, so that the numbers of other rows do not change.
 */
export class PaperRows {
  /** Number of rows, including empty ones. */
  count = 0;
  /** Number of papers. */
  size = 0;
  readonly ids: (PaperId | '')[] = [];
  /** 1 if the row has a paper, 0 if it is empty. */
  live = new Uint8Array(0);
  /** The number of terms in each field of each row. */
  lengths = new Uint16Array(0);
  /** The sum of these lengths over all papers, for each field. */
  readonly lengthSums = new Float64Array(FIELDS);
  savedAt = new Float64Array(0);
  hashes = new Float64Array(0);
  /** Topics by number. */
  readonly topicIds: TopicId[] = [];
  /** Numbers of the blocks whose rows (`changed`) or texts (`textsChanged`) have changed since they were stored. */
  readonly changed = new Set<number>();
  readonly textsChanged = new Set<number>();
  /** The texts by block; `undefined` if they are stored and were not read yet. */
  readonly filterTexts: (FilterTexts[] | undefined)[] = [];
  private years = new Int16Array(0);
  private flags = new Uint8Array(0);
  places = new Int32Array(0);
  readonly also = new Map<number, number[]>();
  private readonly topicNumbers = new Map<TopicId, number>();
  private rowOf: Map<PaperId, number> | null = null;

  /** Number of blocks. */
  get blocks(): number {
    return Math.ceil(this.count / BLOCK_ROWS);
  }

  /** The paper's row, or -1. */
  find(id: PaperId): number {
    if (!this.rowOf) {
      this.rowOf = new Map();
      for (let row = 0; row < this.count; row++)
        if (this.live[row]) this.rowOf.set(this.ids[row] as PaperId, row);
    }
    return this.rowOf.get(id) ?? -1;
  }

  /** Adds a paper that has no row. @returns its row. */
  add(id: PaperId, facts: PaperFacts, { hash, lengths, filterTexts }: RowTexts): number {
    this.find(id);
    const row = this.count++;
    this.makeSpace();
    this.ids[row] = id;
    this.rowOf?.set(id, row);
    this.hashes[row] = hash;
    this.lengths.set(lengths, row * FIELDS);
    const block = Math.floor(row / BLOCK_ROWS);
    const texts = this.filterTexts[block] ?? [];
    texts[row % BLOCK_ROWS] = filterTexts;
    this.filterTexts[block] = texts;
    this.textsChanged.add(block);
    this.live[row] = 1;
    this.countIn(row, 1);
    this.update(row, facts);
    return row;
  }

  /** Sets the values that can change while the texts stay the same. */
  update(row: number, { savedAt, year, reading, isFavourite, place, also }: PaperFacts): void {
    this.savedAt[row] = savedAt;
    this.years[row] = year ?? 0;
    this.flags[row] = readings.indexOf(reading) | (isFavourite ? FAVOURITE : 0);
    this.places[row] = place === UNSORTED ? -1 : this.numberOf(place);
    if (also.length === 0) this.also.delete(row);
    else
      this.also.set(
        row,
        also.map((id) => this.numberOf(id)),
      );
    this.changed.add(Math.floor(row / BLOCK_ROWS));
  }

  remove(row: number): void {
    this.find('' as PaperId);
    this.rowOf?.delete(this.ids[row] as PaperId);
    this.ids[row] = '';
    this.live[row] = 0;
    this.countIn(row, -1);
    this.also.delete(row);
    this.changed.add(Math.floor(row / BLOCK_ROWS));
  }

  facts(row: number): PaperFacts {
    const flags = this.flags[row] as number;
    const place = this.places[row] as number;
    return {
      savedAt: this.savedAt[row] as number,
      year: (this.years[row] as number) || null,
      reading: readings[flags & 3],
      isFavourite: (flags & FAVOURITE) !== 0,
      place: place < 0 ? UNSORTED : (this.topicIds[place] as Place),
      also: (this.also.get(row) ?? []).map((topic) => this.topicIds[topic] as TopicId),
    };
  }

  /** Numbers of the row's topics. */
  topicsOf(row: number): readonly number[] {
    const place = this.places[row] as number;
    const also = this.also.get(row);
    if (place < 0) return also ?? [];
    return also ? [place, ...also] : [place];
  }

  stored(block: number): StoredRows {
    const [start, end] = [block * BLOCK_ROWS, Math.min(this.count, (block + 1) * BLOCK_ROWS)];
    return {
      ids: this.ids.slice(start, end).join('\n'),
      lengths: this.lengths.slice(start * FIELDS, end * FIELDS),
      hashes: this.hashes.slice(start, end),
      savedAt: this.savedAt.slice(start, end),
      years: this.years.slice(start, end),
      flags: this.flags.slice(start, end),
      places: this.places.slice(start, end),
      also: [...this.also].filter(([row]) => row >= start && row < end),
    };
  }

  /** Appends stored rows to the present ones. */
  restore(stored: StoredRows): void {
    const ids = stored.ids.split('\n');
    const start = this.count;
    this.count += ids.length;
    this.makeSpace();
    this.lengths.set(stored.lengths, start * FIELDS);
    this.hashes.set(stored.hashes, start);
    this.savedAt.set(stored.savedAt, start);
    this.years.set(stored.years, start);
    this.flags.set(stored.flags, start);
    this.places.set(stored.places, start);
    for (const [row, topics] of stored.also) this.also.set(row, topics);
    for (const [nth, id] of ids.entries()) {
      this.ids.push(id as PaperId);
      if (id === '') continue;
      this.live[start + nth] = 1;
      this.countIn(start + nth, 1);
    }
    this.rowOf = null;
  }

  restoreTopics(ids: readonly TopicId[]): void {
    for (const id of ids) this.numberOf(id);
  }

  private countIn(row: number, sign: 1 | -1): void {
    this.size += sign;
    for (let field = 0; field < FIELDS; field++)
      this.lengthSums[field] =
        (this.lengthSums[field] as number) + sign * (this.lengths[row * FIELDS + field] as number);
  }

  private numberOf(id: TopicId): number {
    const known = this.topicNumbers.get(id);
    if (known !== undefined) return known;
    this.topicNumbers.set(id, this.topicIds.length);
    return this.topicIds.push(id) - 1;
  }

  private makeSpace(): void {
    if (this.count <= this.live.length) return;
    const capacity = Math.max(1_024, this.count, Math.ceil(this.live.length * 1.5));
    const grown = <Column extends { set(from: Column): void }>(
      make: new (length: number) => Column,
      from: Column,
      length = capacity,
    ) => {
      const larger = new make(length);
      larger.set(from);
      return larger;
    };
    this.live = grown(Uint8Array, this.live);
    this.lengths = grown(Uint16Array, this.lengths, capacity * FIELDS);
    this.savedAt = grown(Float64Array, this.savedAt);
    this.hashes = grown(Float64Array, this.hashes);
    this.years = grown(Int16Array, this.years);
    this.flags = grown(Uint8Array, this.flags);
    this.places = grown(Int32Array, this.places);
  }
}
