/** A record of a file with a tag before each value. */
export interface TaggedRecord {
  /** The values of each tag, in order. */
  values: Map<string, string[]>;
  /** The number of its first line, from 1, and the line itself. */
  line: number;
  text: string;
  /** Whether the record's end tag was found; always `true` if the format has none. */
  hasEnd: boolean;
}

/** How a format writes its records. */
export interface TaggedForm {
  /** Matches a line that begins a value; its groups are the tag and the value. */
  tag: RegExp;
  /** The tag that begins a record. */
  first: string;
  /** The tag that ends a record; absent if a record ends where the next begins. */
  last?: string;
  /** Tags whose continuation lines are further values. */
  listed?: ReadonlySet<string>;
}

/** The records of a file; skips everything before the first. */
export function readTagged(text: string, { tag, first, last, listed }: TaggedForm): TaggedRecord[] {
  const records: TaggedRecord[] = [];
  let [record, current]: [TaggedRecord | null, string] = [null, ''];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index === 0 ? raw.replace(/^\ufeff/, '') : raw;
    const [, name = '', value = ''] = tag.exec(line) ?? [];
    if (name === first) {
      record = { values: new Map(), line: index + 1, text: line, hasEnd: last === undefined };
      records.push(record);
    }
    if (!record) continue;
    if (last !== undefined && name === last) {
      record.hasEnd = true;
      record = null;
    } else if (name) {
      current = name;
      add(record, name, value);
    } else if (line.trim() !== '' && current) {
      const values = record.values.get(current) ?? [];
      if (listed?.has(current)) values.push(line.trim());
      else values.push(`${values.pop() ?? ''} ${line.trim()}`);
    }
  }
  return records;
}

function add({ values }: TaggedRecord, name: string, value: string): void {
  const known = values.get(name);
  if (known) known.push(value.trim());
  else values.set(name, [value.trim()]);
}

/** All values of these tags, one tag after the other. */
export function allOf({ values }: Pick<TaggedRecord, 'values'>, ...names: string[]): string[] {
  return names.flatMap((name) => values.get(name) ?? []).filter((value) => value !== '');
}

/** The first value of these tags. */
export function firstOf(record: Pick<TaggedRecord, 'values'>, ...names: string[]): string | undefined {
  return allOf(record, ...names)[0];
}
