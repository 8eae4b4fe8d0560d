import type { PapertreeDatabase } from '@/lib/db/database';
import type { IndexPart } from '@/lib/db/schema';
import type { TopicId } from '@/lib/domain/ids';
import type { FilterTexts } from '@/lib/search/index/filters';
import type { LibraryIndex } from '@/lib/search/index/library-index';
import { BLOCK_ROWS, type StoredRows } from '@/lib/search/index/paper-rows';
import { type StoredSegment, WordSegment } from '@/lib/search/index/word-index/word-segment';
import type { StoredVectors } from '@/lib/vectors/byte-vectors';

/**
 * Increases with every change of the stored format or of the terms of a text: `index-version.test.ts` notices the
 * latter.
 */
export const INDEX_VERSION = 1;

/** How much of the library an index has read. */
export interface IndexProgress {
  /** Number of the last change that the index includes. */
  seq: number;
  /** Whether it has read all papers; if not, the missing ones must be read. */
  isWhole: boolean;
  /** The model of its vectors; `null` if it has none. */
  model: string | null;
}

/** The record that is read first and written last. */
interface Manifest extends IndexProgress {
  version: number;
  /**
   * Increases by one each time the index is stored. A window that has opened another revision may not read or write
   * parts.
   */
  revision: number;
  topicIds: readonly TopicId[];
  blocks: number;
  /** Names of the segments in the order of their rows, and the number of chunks in each. */
  segments: { name: string; chunks: number }[];
  dimensions: number;
  rowSlack: number;
  /** Number of rows, and number of papers in them. */
  rows: number;
  papers: number;
}

/** The stored index is not the one that was opened: another window has stored its own. */
export class IndexReplaced extends Error {}
/** Parts of the stored index are missing. */
export class IndexDamaged extends Error {}

/**
 * The search index in the table `snapshots`, so that the next panel does not have to read the whole library:
 *
 *     search                      the list of parts (`Manifest`)
 *     search/rows/<block>         the papers, 4,096 per block
 *     search/texts/<block>        the texts that filters compare
 *     search/vectors/<block>      the papers' vectors, one byte per number
 *     search/<segment>            the dictionary of a segment of the word index
 *     search/<segment>/<chunk>    its postings
 *
 * Opening reads the manifest, the papers and the dictionaries; the rest is read when a query needs it. Several windows
 * may do so at once: the first to store wins, and the others open what it stored when they next need a part.
 */
export class IndexStore {
  private revision = 0;
  private readonly names = new Map<WordSegment, string>();

  constructor(private readonly db: PapertreeDatabase) {}

  /** Fills an empty index from the stored one; returns `null` if there is no usable one. @throws IndexDamaged */
  async open(index: LibraryIndex, lastSeq: number): Promise<IndexProgress | null> {
    const progress = await this.fill(index, lastSeq);
    // An unusable index is removed, so that the next one can be stored.
    if (progress === 'unusable') await this.clear();
    return typeof progress === 'string' ? null : progress;
  }

  private fill(index: LibraryIndex, lastSeq: number): Promise<IndexProgress | 'none' | 'unusable'> {
    return this.db.transaction('r', this.db.snapshots, async () => {
      const manifest = await this.value<Manifest>('search');
      if (!manifest) return 'none';
      if (!isUsable(manifest, lastSeq)) return 'unusable';
      this.revision = manifest.revision;
      const blocks = await this.values<StoredRows>(keys('search/rows', manifest.blocks));
      const last = manifest.blocks - 1;
      const texts = await this.values<FilterTexts[]>(last < 0 ? [] : [`search/texts/${last}`]);
      const segments = await this.values<StoredSegment>(
        manifest.segments.map(({ name }) => `search/${name}`),
      );
      index.rows.restoreTopics(manifest.topicIds);
      for (const block of blocks) index.rows.restore(block);
      // The texts of the next paper are added to the last block.
      for (const block of texts) index.rows.filterTexts[last] = block;
      index.words.segments = segments.map((stored, nth) => {
        const { name, chunks } = manifest.segments[nth] as Manifest['segments'][number];
        const segment = new WordSegment(
          stored,
          Array.from({ length: chunks }, () => null),
        );
        this.names.set(segment, name);
        return segment;
      });
      if (manifest.model) index.expectVectors(manifest.dimensions);
      index.vectors.rowSlack = manifest.rowSlack;
      const { seq, isWhole, model } = manifest;
      return { seq, isWhole, model };
    });
  }

  /** Stores what has changed. @throws IndexReplaced if another window has stored its own index since. */
  async save(index: LibraryIndex, progress: IndexProgress): Promise<void> {
    const { rows, words, vectors, vectorsChanged } = index;
    words.close();
    await words.compact();
    const revision = this.revision + 1;
    const names = words.segments.map((segment, nth) => this.names.get(segment) ?? `${revision}-${nth}`);
    const parts: IndexPart[] = [];
    const put = (key: string, value: unknown) => parts.push({ key: key as IndexPart['key'], value });
    for (const block of rows.changed) put(`search/rows/${block}`, rows.stored(block));
    for (const block of rows.textsChanged) put(`search/texts/${block}`, rows.filterTexts[block]);
    for (const block of vectorsChanged)
      put(`search/vectors/${block}`, vectors.stored(block * BLOCK_ROWS, (block + 1) * BLOCK_ROWS));
    for (const [nth, segment] of words.segments.entries()) {
      if (this.names.has(segment)) continue;
      put(`search/${names[nth]}`, segment.stored);
      for (const [chunk, bytes] of segment.chunks.entries()) put(`search/${names[nth]}/${chunk}`, bytes);
    }
    put('search', {
      ...progress,
      ...{ version: INDEX_VERSION, revision, topicIds: rows.topicIds, blocks: rows.blocks },
      segments: words.segments.map(({ chunks }, nth) => ({
        name: names[nth] as string,
        chunks: chunks.length,
      })),
      ...{ dimensions: vectors.dimensions, rowSlack: vectors.rowSlack },
      ...{ rows: rows.count, papers: rows.size },
    } satisfies Manifest);
    await this.db.transaction('rw', this.db.snapshots, async () => {
      if (((await this.value<Manifest>('search'))?.revision ?? 0) !== this.revision)
        throw new IndexReplaced();
      await this.db.snapshots.bulkPut(parts);
      const gone = [...this.names].filter(([segment]) => !words.segments.includes(segment));
      for (const [, name] of gone) {
        await this.db.snapshots.delete(`search/${name}`);
        await this.db.snapshots.where('key').startsWith(`search/${name}/`).delete();
      }
    });
    this.revision = revision;
    this.names.clear();
    for (const [nth, segment] of words.segments.entries()) this.names.set(segment, names[nth] as string);
    words.release();
    for (let block = 0; block < rows.blocks - 1; block++) rows.filterTexts[block] = undefined;
    for (const set of [rows.changed, rows.textsChanged, vectorsChanged]) set.clear();
  }

  /** Removes the whole stored index. */
  async clear(): Promise<void> {
    this.revision = 0;
    this.names.clear();
    await this.db.snapshots.where('key').startsWith('search').delete();
  }

  chunk(segment: WordSegment, chunk: number): Promise<Uint8Array> {
    return this.part(`search/${this.names.get(segment)}/${chunk}`);
  }

  filterTexts(block: number): Promise<FilterTexts[]> {
    return this.part(`search/texts/${block}`);
  }

  /** Reads the stored vectors. Papers that were added later have none. */
  async readVectors({ rows, vectors }: LibraryIndex): Promise<void> {
    for (let block = 0; block < rows.blocks; block++) {
      const stored = await this.partOrNone<StoredVectors>(`search/vectors/${block}`);
      if (stored) vectors.restore(block * BLOCK_ROWS, stored);
    }
  }

  /** @throws IndexDamaged if the part is missing; IndexReplaced. */
  private async part<Value>(key: string): Promise<Value> {
    const value = await this.partOrNone<Value>(key);
    if (value === undefined) throw new IndexDamaged(key);
    return value;
  }

  /** @throws IndexReplaced if another index was stored since this one was opened. */
  private partOrNone<Value>(key: string): Promise<Value | undefined> {
    return this.db.transaction('r', this.db.snapshots, async () => {
      const [manifest, value] = await Promise.all([this.value<Manifest>('search'), this.value<Value>(key)]);
      if (manifest?.revision !== this.revision) throw new IndexReplaced();
      return value;
    });
  }

  private async value<Value>(key: string): Promise<Value | undefined> {
    return ((await this.db.snapshots.get(key)) as IndexPart | undefined)?.value as Value | undefined;
  }

  private async values<Value>(all: string[]): Promise<Value[]> {
    const parts = (await this.db.snapshots.bulkGet(all)) as (IndexPart | undefined)[];
    if (parts.includes(undefined)) throw new IndexDamaged(all.join());
    return parts.map((part) => part?.value as Value);
  }
}

/**
 * Whether the stored index can be used. An index of mostly empty rows is rebuilt, because rows of removed papers
 * are never reused.
 */
function isUsable({ version, seq, rows, papers }: Manifest, lastSeq: number): boolean {
  return version === INDEX_VERSION && seq <= lastSeq && rows <= 2 * papers + BLOCK_ROWS;
}

function keys(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, nth) => `${prefix}/${nth}`);
}
