import { creatorsOf } from '@/lib/domain/papers/creators';
import { referenceOf } from '@/lib/exporters/citation/reference-fields';
import { shortAuthors } from '@/lib/exporters/citation/text-citation';
import type { Exporter, Format } from '@/lib/exporters/exporter';
import {
  papersBelow,
  type SelectedPaper,
  type SelectedTopic,
} from '@/lib/exporters/select-topics-and-papers';
import { toMarkdown } from '@/lib/exporters/text/markdown-text';

/**
 * Material for a related-work section: a heading per topic with its papers by date, each with the first sentence of its
 * abstract and the person's notes. Citations are in pandoc's syntax (`[@key]`); `pandoc -t latex --natbib` turns them
 * into `\citep{key}`.
 */
const write: Exporter = ({ roots, others }) => {
  const text = [
    '# Related work',
    ...roots.flatMap((root) => section(root, 2)),
    ...(others.length ? [`## Further papers`, list(others)] : []),
  ];
  return [{ path: 'related-work.md', text: `${text.join('\n\n')}\n` }];
};

export const relatedWork = {
  name: 'related-work',
  title: 'Outline for a related-work section',
  keeps: 'headings of a branch, citations `[@key]`, first sentences, notes',
  write,
  isForTargets: false,
} as const satisfies Format;

function section(branch: SelectedTopic, level: number): string[] {
  if (papersBelow(branch).length === 0) return [];
  const heading = `${'#'.repeat(Math.min(level, 6))} ${toMarkdown(branch.topic.name)}`;
  const own = branch.papers.length ? [list(branch.papers)] : [];
  return [heading, ...own, ...branch.children.flatMap((child) => section(child, level + 1))];
}

function list(papers: SelectedPaper[]): string {
  const dated = papers.map((each) => ({ each, date: referenceOf(each.paper).date ?? '9999' }));
  dated.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  return dated.map(({ each }) => item(each)).join('\n');
}

function item({ paper, key }: SelectedPaper): string {
  const authors = toMarkdown(shortAuthors(creatorsOf(paper)));
  const [firstSentence = ''] = /^.{20,300}?[.!?](?=\s|$)/.exec(paper.abstract) ?? [];
  const lines = [
    `- ${authors} [@${key}]: *${toMarkdown(paper.title)}*. ${toMarkdown(firstSentence)}`.trimEnd(),
  ];
  for (const line of paper.notes?.split('\n') ?? []) if (line.trim()) lines.push(`    - ${line.trim()}`);
  return lines.join('\n');
}
