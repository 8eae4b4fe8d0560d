import type { Author } from '@/lib/domain/papers/paper';
import { type Reference, referenceOf } from '@/lib/exporters/citation/reference';
import type { Exporter, Format } from '@/lib/exporters/exporter';
import type { SelectedPaper } from '@/lib/exporters/select-branch';
import { escapeMarks, topicKeyword } from '@/lib/exporters/text/topic-tag';

const types: Record<Reference['type'], string> = {
  ...{ preprint: 'UNPB', other: 'GEN', article: 'JOUR', inproceedings: 'CONF', incollection: 'CHAP' },
  ...{ book: 'BOOK', phdthesis: 'THES', mastersthesis: 'THES', techreport: 'RPRT' },
};
/** What kind of its type it is. */
const kinds: Partial<Record<Reference['type'], string>> = {
  preprint: 'Preprint',
  phdthesis: 'PhD thesis',
  mastersthesis: "Master's thesis",
};

const write: Exporter = ({ papers }) => [
  { path: 'papers.ris', text: papers.map((selected) => risRecord(selected)).join('\r\n') },
];

export const ris = {
  name: 'ris',
  title: 'RIS (Zotero, EndNote, Mendeley)',
  keeps:
    'bibliography with volume, pages and the like, whole dates, tags, notes on one line; branches as keywords `topic/…`, which come back as topics',
  write,
  isForTargets: true,
  cite: risRecord,
} as const satisfies Format;

/** One record; tags as in Reference Manager's format, and as Zotero and EndNote read them. */
export function risRecord({ paper, key, paths }: SelectedPaper): string {
  const reference = referenceOf(paper);
  const [year, month, day] = reference.date?.split('-') ?? [];
  const range = /^([^-,]+)-([^-,]+)$/.exec(reference.pages ?? '');
  const fields: [string, string | undefined][] = [
    ['TY', types[reference.type]],
    ['ID', key],
    ['TI', paper.title],
    ...paper.authors.map((author): [string, string] => ['AU', risName(author)]),
    // As Zotero and EndNote have it: a book's second authors are the editors of its series.
    ...reference.editors.map((editor): [string, string] => [
      reference.type === 'book' ? 'A3' : 'A2',
      risName(editor),
    ]),
    ['PY', year],
    ['DA', year && `${year}/${month ?? ''}/${day ?? ''}/`],
    [reference.type === 'article' ? 'JO' : 'T2', reference.venue],
    ['VL', reference.volume],
    ['IS', reference.issue],
    ['SP', range ? range[1] : reference.pages],
    ['EP', range?.[2]],
    ['AB', paper.abstract],
    ['DO', reference.doi],
    ['UR', reference.url],
    ['L1', paper.links.pdf],
    ['M1', paper.identifiers.arxiv && `arXiv:${paper.identifiers.arxiv}`],
    ['M3', kinds[reference.type]],
    ['PB', reference.type === 'preprint' ? 'arXiv' : reference.publisher],
    ...[...paper.keywords, ...(paper.tags ?? [])].map((word): [string, string] => [
      'KW',
      escapeMarks(word, ';'),
    ]),
    ...paths.map((path): [string, string] => ['KW', topicKeyword(path)]),
    ['N1', paper.notes],
    // Says that texts are as they are: what looks like an entity or a tag in them is none.
    ['DB', 'Papertree'],
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/**
 * `Family, Given`; what must not be taken apart is held by spaces that do not break, which bibutils heeds, and groups
 * by a comma at the end, which Zotero heeds. A `Jr.` stays with the family name: bibutils stumbles over a third part.
 */
function risName({ family, given }: Author): string {
  const plain = (name: string) => name.replace(/\s*,\s*/g, ' ');
  if (!given) return /\s/.test(family) ? `${plain(family).replace(/\s+/g, '\u00a0')},` : family;
  const whole = (name: string) => plain(name).replace(/\s+(and)\s+/gi, '\u00a0$1\u00a0');
  return `${whole(family)}, ${whole(given)}`;
}

function oneLine(text: string): string {
  return text.replace(/(?:(?!\u00a0)[\s\p{Cc}])+/gu, ' ').trim();
}
