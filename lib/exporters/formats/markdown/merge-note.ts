/** Between these marks a note is Papertree's and written again; Obsidian shows neither. */
export const REGION_BEGIN = '%% papertree: begin, written again at each export %%';
export const REGION_END = '%% papertree: end, your own words below stay %%';

export interface Note {
  /** Properties in order: name and lines, the name's own line first. */
  properties: Map<string, string>;
  before: string;
  region: string;
  after: string;
}

/**
 * The note as it is to stand after an export: our properties and our region as in `ours`, and everything that a
 * person wrote as it was: further properties, tags, and the text around the region. A note without a region (a
 * person deleted the marks) keeps all of its text, and gets the region above it.
 * @param existing The note as it stands now; `null` where there is none.
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

/** A note in its parts, its lines ending in `\n`; without a region all of it is after it. */
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

/** Top-level properties, whatever stands below them; a line before the first one goes with it. */
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

/** Our tags, and theirs that are not branches: a branch that a paper has left is no tag of it any more. */
function mergedTags(ours: string, theirs: string): string {
  const kept = tagsOf(theirs).filter((tag) => !/^["']?topic\//.test(tag));
  const tags = [...new Set([...tagsOf(ours), ...kept])];
  return ['tags:', ...tags.map((tag) => `  - ${tag}`)].join('\n');
}

/** Of a list in either of YAML's forms, or of words in a row. */
function tagsOf(property: string): string[] {
  const [first = '', ...rest] = property.split('\n');
  const inline = first.replace(/^[^:]*:/, '').trim();
  const listed = rest.flatMap((line) => /^\s*-\s+(.*\S)/.exec(line)?.[1] ?? []);
  return [...inline.replace(/^\[|\]$/g, '').split(/[,\s]+/), ...listed].filter(Boolean);
}
