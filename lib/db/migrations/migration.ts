/** A migration from the previous schema version. */
export interface Migration {
  /** The schema version after it, one above the previous one. */
  version: number;
  /**
   * The tables that are new or indexed differently, in Dexie's notation. `null`: the table is deleted after its rows
   * were upgraded. A table cannot change its primary key: its rows move to a new table.
   */
  stores: Readonly<Record<string, string | null>>;
  /** Upgrades of rows, in this order; rows of other tables stay unchanged. */
  rows?: readonly RowUpgrade[];
  /** Tables that are derived from others, after the rows of these were upgraded. */
  derived?: readonly DerivedRows[];
}

/** Rows of a new table that are derived from another table. */
export interface DerivedRows {
  from: string;
  to: string;
  /** Pure. All rows of the table as this version stores it. */
  derive(rows: object[]): object[];
}

/** Rows of a table that are rewritten in place, or become rows of another table. */
export interface RowUpgrade {
  from: string;
  /** The same table: the row is replaced, under the same key. Another one: a row is added there. */
  to: string;
  /**
   * Pure: the row of this version for one of the version before; its type is as that version stored it.
   * `null`: in place, the row is deleted; else none is added.
   */
  upgrade(row: object): object | null;
}
