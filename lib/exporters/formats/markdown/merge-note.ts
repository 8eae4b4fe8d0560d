/** Papertree rewrites the text between these marks at each export. Obsidian shows them as hidden comments. */
export const REGION_BEGIN = '%% papertree: begin, written again at each export %%';
export const REGION_END = '%% papertree: end, your own words below stay %%';

export interface Note {
  /** The lines of each property by its name, in order; the first line contains the name. */
  properties: Map<string, string>;
  before: string;
  region: string;
  after: string;
}

/**
 * Merges our new note into the existing one. Our properties and our region come from `ours`; further properties, tags,
 * and the text around the region stay as the person wrote them. A note without a region, because the person deleted the
 * marks, keeps its whole text and gets the region above it.
 * @param existing The current note; `null` if there is none.
 */
export function mergeNote(existing: string | null, ours: string): string {
  if (existing === null || existing.trim() === '') return ours;
  const theirs = parseNote(existing.replaceAll('\r\n', '\n'));
  const own = parseNote(ours);
  const properties = new Map(own.properties);
  for (const [name, lines] of theirs.properties) {
    if (!properties.has(name)) properties.set(name, lines);
  }
  const tags = theirs.properties.get('tags');
  if (tags !== undefined) properties.set('tags', mergedTags(own.properties.get('tags') ?? '', tags));
  const head = properties.size ? `---\n${[...properties.values()].join('\n')}\n---\n` : '';
  return `${head}${theirs.before}${own.region}${theirs.after}`;
}

/** Splits a note with `\n` line endings into its parts. If it has no region, its whole text is in `after`. */
export function parseNote(note: string): Note {
  const [head = '', yaml = ''] = /^---\n([\s\S]*?)\n---\n/.exec(note) ?? [];
  const body = note.slice(head.length);
  const begin = body.indexOf(REGION_BEGIN);
  const end = body.indexOf(REGION_END, begin);
  const properties = propertiesOf(yaml);
  if (begin < 0 || end < 0) return { properties, before: '', region: '', after: `\n\n${body}` };
  const stop = end + REGION_END.length;
  return {
    properties,
    before: body.slice(0, begin),
    region: body.slice(begin, stop),
    after: body.slice(stop),
  };
}

/** Top-level properties with the lines below them, by name; lines before the first property have an empty name. */
function propertiesOf(yaml: string): Map<string, string> {
  const properties = new Map<string, string>();
  let name = '';
  for (const line of yaml ? yaml.split('\n') : []) {
    const [, begun] = /^("[^"]*"|[^\s:#-][^:]*):(?:\s|$)/.exec(line) ?? [];
    if (begun !== undefined) name = begun;
    const before = properties.get(name);
    properties.set(name, before === undefined ? line : `${before}\n${line}`);
  }
  return properties;
}

/** Our tags plus the person's. The existing `topic/…` tags are dropped, since the paper may have left those topics. */
function mergedTags(ours: string, theirs: string): string {
  const kept = tagsOf(theirs).filter((tag) => !/^["']?topic\//.test(tag));
  const tags = [...new Set([...tagsOf(ours), ...kept])];
  return ['tags:', ...tags.map((tag) => `  - ${tag}`)].join('\n');
}

/** Tags from a list in either of YAML's forms, or from words separated by blanks or commas. */
function tagsOf(property: string): string[] {
  const [first = '', ...rest] = property.split('\n');
  const inline = first.replace(/^[^:]*:/, '').trim();
  const listed = rest.flatMap((line) => /^\s*-\s+(.*\S)/.exec(line)?.[1] ?? []);
  return [...inline.replace(/^\[|\]$/g, '').split(/[,\s]+/), ...listed].filter(Boolean);
}
