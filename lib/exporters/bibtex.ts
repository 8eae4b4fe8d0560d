import type { Author } from '@/lib/domain/paper';
import type { Exporter } from './exporter';
import { groupNames, jabRefGroups } from './jabref-groups';
import { toLatex, toLatexTitle } from './latex';
import { type Reference, referenceOf, standsWhole } from './reference';
import type { SelectedPaper } from './select-branch';

type Dialect = 'bibtex' | 'biblatex';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const entryTypes = {
  bibtex: { preprint: 'misc', journal: 'article', conference: 'inproceedings', other: 'misc' },
  biblatex: { preprint: 'online', journal: 'article', conference: 'inproceedings', other: 'misc' },
} as const;

export const bibtex: Exporter = (selection) => [
  { path: 'papers.bib', text: bibliography(selection, 'bibtex') },
];
export const biblatex: Exporter = (selection) => [
  { path: 'papers.bib', text: bibliography(selection, 'biblatex') },
];

function bibliography(selection: Parameters<Exporter>[0], dialect: Dialect): string {
  const names = groupNames(selection.roots);
  const entries = selection.papers.map((selected) => {
    const { topicId, also } = selected.placement;
    const groups = [topicId, ...also].flatMap((place) => names.get(place) ?? []);
    return bibEntry(selected, dialect, groups);
  });
  return [...entries, jabRefGroups(selection.roots, names, dialect)].join('\n');
}

/**
 * One entry. Fields as arXiv (BibTeX) and the biblatex manual (3.14.7) name them.
 * @param groups Names of the JabRef groups that it is in.
 */
export function bibEntry({ paper, key }: SelectedPaper, dialect: Dialect, groups: string[] = []): string {
  const reference = referenceOf(paper);
  const fields: [string, string | undefined][] = [
    ['title', `{${toLatexTitle(paper.title)}}`],
    ['author', braced(paper.authors.map(bibName).join(' and '))],
    ...dateFields(reference, dialect),
    ...venueFields(reference, dialect),
    ...arxivFields(reference, dialect),
    ['version', dialect === 'biblatex' && paper.version ? `{${paper.version}}` : undefined],
    // Verbatim in both: signs that LaTeX minds are the style's business there.
    ['doi', braced(verbatim(reference.doi))],
    ['url', braced(verbatim(reference.url))],
    ['abstract', braced(toLatex(paper.abstract))],
    [
      'keywords',
      braced(
        [...(paper.tags ?? []), ...paper.keywords]
          .map((each) => toLatex(each.replaceAll(',', ' ')))
          .join(', '),
      ),
    ],
    ['note', dialect === 'bibtex' ? undefined : braced(paper.comment && toLatex(paper.comment))],
    ['annotation', braced(paper.notes && toLatex(paper.notes))],
    ['groups', braced(groups.join(', '))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${entryTypes[dialect][reference.type]}{${key},\n${lines.join(',\n')}\n}\n`;
}

function dateFields({ date }: Reference, dialect: Dialect): [string, string | undefined][] {
  if (!date) return [];
  if (dialect === 'biblatex') return [['date', `{${date}}`]];
  const [year, month] = date.split('-');
  return [
    ['year', `{${year}}`],
    ['month', month && months[Number(month) - 1]],
  ];
}

function venueFields({ type, venue }: Reference, dialect: Dialect): [string, string | undefined][] {
  if (!venue) return [];
  if (type === 'conference') return [['booktitle', `{${toLatexTitle(venue)}}`]];
  return [[dialect === 'biblatex' ? 'journaltitle' : 'journal', `{${toLatexTitle(venue)}}`]];
}

function arxivFields({ type, arxiv, category }: Reference, dialect: Dialect): [string, string | undefined][] {
  if (!arxiv) return [];
  const className = braced(verbatim(category));
  if (dialect === 'bibtex') {
    return [
      ['eprint', `{${arxiv}}`],
      ['archivePrefix', '{arXiv}'],
      ['primaryClass', className],
    ];
  }
  return [
    ['eprint', `{${arxiv}}`],
    ['eprinttype', '{arxiv}'],
    ['eprintclass', className],
    ['pubstate', type === 'preprint' ? '{prepublished}' : undefined],
  ];
}

/** `Family, Given`; in braces what must not be taken apart. */
function bibName(author: Author): string {
  if (standsWhole(author) || /\band\b|,/i.test(author.family)) {
    return author.given ? `{${toLatex(author.family)}}, ${givenName(author)}` : `{${toLatex(author.family)}}`;
  }
  return author.given ? `${toLatex(author.family)}, ${givenName(author)}` : toLatex(author.family);
}

function givenName({ given }: Author): string {
  return /\band\b|,/i.test(given) ? `{${toLatex(given)}}` : toLatex(given);
}

function braced(text: string | undefined): string | undefined {
  return text ? `{${text}}` : undefined;
}

/** Braces that do not pair would end the field; in addresses they can be written otherwise. */
function verbatim(text: string | undefined): string | undefined {
  return text?.replace(/[{}\s\\]/g, encodeURIComponent);
}
