/** A record of a file that has a tag before each value. */
export interface TaggedRecord {
  /** Values of each tag in their order. */
  values: Map<string, string[]>;
  /** Where it starts, from 1, and what stands there. */
  line: number;
  text: string;
  /** Whether the end was read that the format has for a record. */
  hasEnd: boolean;
}

/** How a format writes its records. */
export interface TaggedForm {
  /** A line that begins a value: the tag and the value. */
  tag: RegExp;
  /** The tag that begins a record. */
  first: string;
  /** The tag that ends one; left out where the next one does. */
  last?: string;
  /** Tags that have a value in each of the lines that go on. */
  listed?: ReadonlySet<string>;
}

/** The records of a file; what stands before the first is passed over. */
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
