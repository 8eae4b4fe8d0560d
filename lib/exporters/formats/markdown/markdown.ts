import type { Place } from '@/lib/domain/ids';
import { creatorsOf } from '@/lib/domain/papers/creators';
import { referenceOf } from '@/lib/exporters/citation/reference-fields';
import type { ExportedFile, Exporter, Format } from '@/lib/exporters/exporter';
import {
  papersBelow,
  type SelectedPaper,
  type SelectedTopic,
  type Selection,
} from '@/lib/exporters/select-topics-and-papers';
import { fileName, PATH_UNITS_MAX, unusedName } from '@/lib/exporters/text/file-name';
import { toMarkdown } from '@/lib/exporters/text/markdown-text';
import { fullName } from '@/lib/exporters/text/name-parts';
import { textOfNote } from '@/lib/exporters/text/note-text';
import { escapeMarks, obsidianTag, topicTag } from '@/lib/exporters/text/topic-tag';
import { mergeNote, REGION_BEGIN, REGION_END } from './merge-note';

/**
 * An Obsidian vault. `Papers/` has one note per paper, named by its citation key so that the note keeps its path when
 * the paper moves. `Topics/` has one page per topic, in folders like the tree. `mergeNote` keeps what a person wrote in
 * a note.
 */
const write: Exporter = (selection) => {
  const notes = noteNames(selection);
  const pages = pageNames(selection.roots);
  const links = topicLinks(selection.roots, pages);
  return [
    ...selection.papers.map((selected) => paperNote(selected, notes, links)),
    ...selection.roots.flatMap((root) => topicPages(root, notes, pages)),
  ];
};

export const markdown = {
  name: 'markdown',
  title: 'Markdown (Obsidian)',
  keeps:
    'one note per paper with bibliography, full names, abstract, reading state, tags as Obsidian writes them, notes; one page per topic; what you write in a note stays',
  write,
  isForTargets: true,
  isFolder: true,
  merge: mergeNote,
} as const satisfies Format;

type Names<Key> = ReadonlyMap<Key, string>;

function noteNames({ papers }: Selection): Names<string> {
  const taken = new Set<string>();
  return new Map(papers.map(({ key }) => [key, `Papers/${unusedName(`@${fileName(key)}`, taken)}`]));
}

/** UTF-16 units that must be left for a page's name in a folder. */
const PAGE_UNITS = 40;
/** UTF-16 units that may be added to a name: the slash, a suffix that makes it unique, and the extension. */
const BESIDE_NAME = '/ (topic) 9999.md'.length;

/**
 * The path of each page without its extension. Pages of subtopics are in a folder with the topic's name, or beside the
 * topic's page if the path would become too long.
 */
function pageNames(roots: SelectedTopic[], folder = 'Topics', taken = new Set<string>()): Map<Place, string> {
  const names = new Map<Place, string>();
  for (const { topic, children } of roots) {
    const unitsLeft = PATH_UNITS_MAX - folder.length - BESIDE_NAME;
    const page = unusedName(`${folder}/${fileName(topic.name, unitsLeft)}`, taken);
    names.set(topic.id, page);
    const hasSpace = page.length + BESIDE_NAME + PAGE_UNITS <= PATH_UNITS_MAX;
    for (const [id, name] of pageNames(children, hasSpace ? page : folder, taken)) names.set(id, name);
  }
  return names;
}

/**
 * The link to the page of each topic. If the path differs from the topic's names, the names follow as the link's text,
 * with a backslash before each slash inside a name.
 */
function topicLinks(roots: SelectedTopic[], pages: Names<Place>, above: string[] = []): Map<Place, string> {
  const links = new Map<Place, string>();
  for (const { topic, children } of roots) {
    const names = [...above, topic.name];
    const page = pages.get(topic.id);
    const written = pathText(names);
    links.set(topic.id, page === `Topics/${written}` ? `[[${page}]]` : `[[${page}|${written}]]`);
    for (const [id, link] of topicLinks(children, pages, names)) links.set(id, link);
  }
  return links;
}

function pathText(names: string[]): string {
  return names.map((name) => escapeMarks(name, '/')).join('/');
}

function paperNote(selected: SelectedPaper, notes: Names<string>, links: Names<Place>): ExportedFile {
  const { paper, key, paths, placement } = selected;
  const reference = referenceOf(paper);
  const { date, doi, url, arxiv } = reference;
  const properties = [
    property('title', paper.title),
    listProperty('authors', paper.authors.map(fullName)),
    listProperty('editors', reference.editors.map(fullName)),
    property('published', date),
    property('year', date && Number(date.slice(0, 4))),
    property('venue', reference.venue),
    property('volume', reference.volume),
    property('issue', reference.issue),
    property('pages', reference.pages),
    property('publisher', reference.publisher),
    property('citekey', key),
    listProperty('aliases', [paper.title]),
    property('arxiv', arxiv),
    property('doi', doi),
    property('url', url),
    property('pdf', paper.links.pdf),
    property('code', paper.links.code),
    property('reading', paper.reading),
    property('favourite', paper.favourite || undefined),
    listProperty(
      'topics',
      [placement.topicId, ...placement.also].flatMap((place) => links.get(place) ?? []),
    ),
    listProperty('tags', [...paths.map(topicTag), ...(paper.tags ?? [])].map(obsidianTag)),
  ];
  const body = [
    `# ${toMarkdown(paper.title)}`,
    creatorsOf(paper)
      .map((author) => toMarkdown(fullName(author)))
      .join(', '),
    paper.abstract && `## Abstract\n\n${toMarkdown(paper.abstract)}`,
    paper.notes && `## Notes in Papertree\n\n${textOfNote(paper.notes)}`,
  ];
  return {
    path: `${notes.get(key)}.md`,
    text: `---\n${properties.filter(Boolean).join('\n')}\n---\n${region(body)}\n`,
  };
}

function topicPages(
  branch: SelectedTopic,
  notes: Names<string>,
  pages: Names<Place>,
  above: string[] = [],
): ExportedFile[] {
  const { topic, path, children, papers } = branch;
  const below = children.map(
    (child) => `- [[${pages.get(child.topic.id)}]] (${papersBelow(child).length} papers)`,
  );
  const links = papers.map(({ paper, key }) => `- [[${notes.get(key)}]] ${toMarkdown(paper.title)}`);
  const body = [`# ${toMarkdown(topic.name)}`, below.join('\n'), links.join('\n')];
  const names = [...above, topic.name];
  const head = [property('topic', pathText(names)), listProperty('tags', [obsidianTag(topicTag(path))])].join(
    '\n',
  );
  return [
    { path: `${pages.get(topic.id)}.md`, text: `---\n${head}\n---\n${region(body)}\n` },
    ...children.flatMap((child) => topicPages(child, notes, pages, names)),
  ];
}

function region(parts: (string | undefined)[]): string {
  return [REGION_BEGIN, ...parts.filter(Boolean), REGION_END].join('\n\n');
}

/**
 * A property in YAML. Strings are quoted as in JSON, which YAML reads too, so that no title becomes a number or a link.
 */
function property(name: string, value: string | number | boolean | undefined): string {
  if (value === undefined || value === '') return '';
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  return `${name}: ${isDay ? value : JSON.stringify(value)}`;
}

function listProperty(name: string, values: string[]): string {
  return values.length
    ? [`${name}:`, ...values.map((value) => `  - ${JSON.stringify(value)}`)].join('\n')
    : '';
}
