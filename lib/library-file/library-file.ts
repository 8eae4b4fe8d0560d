import * as v from 'valibot';
import { ExpectedError } from '@/lib/domain/errors';
import { UNSORTED } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { namesTopicTwice } from '@/lib/domain/placements/placement-flaws';
import { canRecur } from '@/lib/domain/proposals/subjects';
import { selfAndAncestors } from '@/lib/domain/topics/ancestors';
import {
  LATEST_TIME,
  LIBRARY_FILE_VERSION,
  type LibraryFile,
  libraryFileSchema,
} from './library-file-schema';
import { upgradeFile } from './older-versions';

/**
 * UTF-16 units: some 200,000 papers with their abstracts, and nearly what a string can hold. Longer ones are refused
 * before they are read.
 */
export const LIBRARY_FILE_MAX = 500_000_000;

/** What a library file holds of the library: without rules and declined proposals that nothing can come of. */
export function holdableContents(library: LibraryContents): LibraryContents {
  const topics = new Set(library.topics.map(({ id }) => id));
  const papers = new Set(library.papers.map(({ id }) => id));
  return {
    papers: library.papers.map((paper) =>
      isTime(paper.savedAt) ? paper : { ...paper, savedAt: timeIn(paper.savedAt) },
    ),
    topics: library.topics,
    placements: library.placements.map((placement) =>
      isTime(placement.at) ? placement : { ...placement, at: timeIn(placement.at) },
    ),
    // A rule may outlive its topic; it says nothing then.
    rules: library.rules.filter(({ topicId }) => topics.has(topicId)),
    declinedProposals: library.declinedProposals.filter(({ proposal }) =>
      canRecur(proposal, { topics, papers }),
    ),
  };
}

function isTime(milliseconds: number): boolean {
  return milliseconds >= 0 && milliseconds <= LATEST_TIME;
}

/** Bookmarks dated in microseconds were once stored as if these were seconds; each export failed for one of them. */
function timeIn(stored: number): number {
  const milliseconds = Math.floor(stored / 1_000_000);
  return isTime(milliseconds) ? milliseconds : 0;
}

/**
 * The whole library as text, one record a line and records by id, so that two files of one library differ in
 * what differs. Reading it gives the library back.
 * @param exportedAt Milliseconds since 1970.
 */
export function writeLibraryFile(library: LibraryContents, exportedAt: number): string {
  const { papers, topics, placements, rules, declinedProposals } = holdableContents(library);
  const file = {
    format: 'papertree-library',
    version: LIBRARY_FILE_VERSION,
    exportedAt: new Date(exportedAt).toISOString(),
    papers: sorted(papers, ({ id }) => id),
    topics: sorted(topics, ({ id }) => id),
    placements: sorted(placements, ({ paperId }) => paperId),
    rules: sorted(rules, ({ id }) => id),
    declinedProposals: sorted(declinedProposals, ({ id }) => id),
  } satisfies LibraryFile;
  const fields = Object.entries(file).map(([name, value]) => `${JSON.stringify(name)}: ${linesOf(value)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

/**
 * Reads what this version or an older one wrote, or what a stranger says it did: nothing is taken of a file that does
 * not hold together. Declined proposals that name what the file lacks are left out.
 * @throws ExpectedError `file-empty`, `file-too-large`, `file-unknown` (another kind of file), `file-too-new`,
 * `file-damaged` with the first place where it is.
 */
export function readLibraryFile(text: string): LibraryFile {
  if (text.length > LIBRARY_FILE_MAX) throw new ExpectedError('file-too-large');
  if (text.trim() === '') throw new ExpectedError('file-empty');
  const raw = parseJson(text);
  const { format, version } = (raw ?? {}) as Record<string, unknown>;
  if (format !== 'papertree-library') throw new ExpectedError('file-unknown', 'no library of Papertree');
  if (Number.isInteger(version) && Number(version) > LIBRARY_FILE_VERSION) {
    throw new ExpectedError('file-too-new', `version ${version}, and ${LIBRARY_FILE_VERSION} is known`);
  }
  const parsed = v.safeParse(libraryFileSchema, upgradeFile(raw), { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new ExpectedError(
      'file-damaged',
      `${v.getDotPath(issue) ?? 'file'}: ${issue.message.slice(0, 300)}`,
    );
  }
  for (const flaw of flawsOf(parsed.output)) throw new ExpectedError('file-damaged', flaw);
  return { ...parsed.output, ...holdableContents(parsed.output) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    // Whatever stops the parser, depth or a cut, is the file's fault.
    throw new ExpectedError('file-damaged', error instanceof Error ? error.message.slice(0, 300) : '', {
      cause: error,
    });
  }
}

/**
 * What no shape can say. What the engine remembers (`ranked`, `rejected`, the nearest papers) may name what was
 * deleted since: it does so in every library.
 */
function* flawsOf({
  papers,
  topics,
  placements,
  rules,
  declinedProposals,
}: LibraryContents): Generator<string> {
  yield* repeated(
    'paper',
    papers.flatMap(({ aliases }) => aliases),
  );
  yield* repeated(
    'topic',
    topics.map(({ id }) => id),
  );
  yield* repeated(
    'placement',
    placements.map(({ paperId }) => paperId),
  );
  yield* repeated(
    'rule',
    rules.map(({ id }) => id),
  );
  yield* repeated(
    'declined proposal',
    declinedProposals.map(({ id }) => id),
  );
  yield* repeated(
    'citation key',
    papers.flatMap(({ citationKey = [] }) => citationKey),
  );
  for (const { id, aliases } of papers) if (!aliases.includes(id)) yield `paper ${id}: not among its aliases`;

  const placed = new Set(placements.map(({ paperId }) => paperId));
  const known = new Set(papers.map(({ id }) => id));
  for (const id of known) if (!placed.has(id)) yield `paper ${id}: has no placement`;
  const parents = new Map(topics.map(({ id, parentId }) => [id, parentId]));
  yield* flawsOfTree(parents);
  for (const placement of placements) {
    const { paperId, topicId, also } = placement;
    if (!known.has(paperId)) yield `placement of ${paperId}: there is no such paper`;
    for (const place of [topicId, ...also]) {
      if (place !== UNSORTED && !parents.has(place)) yield `placement of ${paperId}: no topic ${place}`;
    }
    if (namesTopicTwice(placement)) yield `placement of ${paperId}: a topic twice`;
  }
  for (const { id, topicId } of rules) if (!parents.has(topicId)) yield `rule ${id}: no topic ${topicId}`;
}

function* flawsOfTree<Id extends string>(parents: ReadonlyMap<Id, Id | null>): Generator<string> {
  // A chain of topics is walked once, however many stand below it.
  const reachesTop = new Set<Id>();
  const parentOf = (id: Id) => {
    const parent = parents.get(id);
    return parent && reachesTop.has(parent) ? null : parent;
  };
  for (const id of parents.keys()) {
    const path = [...selfAndAncestors(id, parentOf)];
    const last = path.at(-1);
    const above = last && parentOf(last);
    if (above) {
      if (parents.has(above)) return yield `topic ${id}: stands below itself`;
      yield `topic ${id}: no topic ${above} above it`;
      reachesTop.add(above);
    }
    for (const each of path) reachesTop.add(each);
  }
}

function* repeated(what: string, names: string[]): Generator<string> {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) yield `${what} ${name}: stands there twice`;
    seen.add(name);
  }
}

function sorted<Value>(values: Value[], keyOf: (value: Value) => string): Value[] {
  return [...values].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function linesOf(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((each) => JSON.stringify(each)).join(',\n')}\n]`;
}
