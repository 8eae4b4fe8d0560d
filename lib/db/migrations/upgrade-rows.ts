import type { Migration } from './migration';

/** Rows by table. */
export type RowsByTable = Readonly<Record<string, readonly object[]>>;

/** Applies the steps to the rows of a database in memory, as `upgradeTable` does in place. */
export function upgradeRows(rows: RowsByTable, steps: readonly Migration[]): RowsByTable {
  const tables: Record<string, readonly object[]> = { ...rows };
  for (const { from, to, upgrade } of steps.flatMap(({ rows = [] }) => rows)) {
    const upgraded = (tables[from] ?? []).flatMap((row) => upgrade(row) ?? []);
    tables[to] = from === to ? upgraded : [...(tables[to] ?? []), ...upgraded];
  }
  return tables;
}

/** The tables, before the steps, from which rows of these tables come. */
export function sourcesOf(tables: readonly string[], steps: readonly Migration[]): Set<string> {
  const sources = new Set(tables);
  for (const { from, to } of steps.flatMap(({ rows = [] }) => rows).toReversed())
    if (sources.has(to)) sources.add(from);
  return sources;
}
