import { creatorsOf } from '@/lib/domain/papers/creators';
import { referenceOf } from '@/lib/exporters/citation/reference-fields';
import { shortAuthors } from '@/lib/exporters/citation/text-citation';
import type { Exporter, Format } from '@/lib/exporters/exporter';
import type { SelectedPaper, SelectedTopic } from '@/lib/exporters/select-topics-and-papers';

/** The tree as plain text, indented by two spaces per level. */
const write: Exporter = ({ roots, others }) => {
  const lines = roots.flatMap((root) => topicLines(root, ''));
  if (others.length) lines.push('Unsorted', ...others.map((each) => `  - ${paperLine(each)}`));
  return [{ path: 'outline.txt', text: `${lines.join('\n')}\n` }];
};

export const outline = {
  name: 'outline',
  title: 'Plain outline',
  keeps: 'the tree, with titles, first authors and years',
  write,
  isForTargets: true,
} as const satisfies Format;

function topicLines({ topic, children, papers }: SelectedTopic, indent: string): string[] {
  return [
    indent + topic.name,
    ...children.flatMap((child) => topicLines(child, `${indent}  `)),
    ...papers.map((each) => `${indent}  - ${paperLine(each)}`),
  ];
}

function paperLine({ paper }: SelectedPaper): string {
  const { date } = referenceOf(paper);
  const details = [shortAuthors(creatorsOf(paper)), date?.slice(0, 4)].filter(Boolean).join(', ');
  return details ? `${paper.title} (${details})` : paper.title;
}
