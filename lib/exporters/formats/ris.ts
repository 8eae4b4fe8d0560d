import type { Author } from '@/lib/domain/papers/paper';
import { type Reference, referenceOf } from '@/lib/exporters/citation/reference-fields';
import type { Exporter, Format } from '@/lib/exporters/exporter';
import type { SelectedPaper } from '@/lib/exporters/select-topics-and-papers';
import { escapeMarks, topicKeyword } from '@/lib/exporters/text/topic-tag';

const types: Record<Reference['type'], string> = {
  ...{ preprint: 'UNPB', other: 'GEN', article: 'JOUR', inproceedings: 'CONF', incollection: 'CHAP' },
  ...{ book: 'BOOK', phdthesis: 'THES', mastersthesis: 'THES', techreport: 'RPRT' },
};
/** The kind of work (M3) for types that RIS does not distinguish. */
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
    'bibliography including volume and pages, full dates, tags, notes on one line; branches as keywords `topic/…`, which are imported as topics',
  write,
  isForTargets: true,
  cite: risRecord,
} as const satisfies Format;

/** One record, with tags of Reference Manager's format as Zotero and EndNote read them. */
export function risRecord({ paper, key, paths }: SelectedPaper): string {
  const reference = referenceOf(paper);
  const [year, month, day] = reference.date?.split('-') ?? [];
  const range = /^([^-,]+)-([^-,]+)$/.exec(reference.pages ?? '');
  const fields: [string, string | undefined][] = [
    ['TY', types[reference.type]],
    ['ID', key],
    ['TI', paper.title],
    ...paper.authors.map((author): [string, string] => ['AU', risName(author)]),
    // In Zotero and EndNote, A2 of a book are the series editors.
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
    // Tells our importer that the texts are plain: they contain no entities or tags to decode.
    ['DB', 'Papertree'],
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/**
 * `Family, Given`. Names of groups are kept whole by non-breaking spaces, for bibutils, and by a comma at the end, for
 * Zotero. A suffix such as `Jr.` stays with the family name, since bibutils cannot read a third part.
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
