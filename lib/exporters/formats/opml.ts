import { referenceOf } from '@/lib/exporters/citation/reference-fields';
import type { Exporter, Format } from '@/lib/exporters/exporter';
import type { SelectedPaper, SelectedTopic } from '@/lib/exporters/select-topics-and-papers';
import { xmlText } from '@/lib/exporters/text/xml-text';

/** OPML 2.0: topics as outlines, papers as links below them. http://opml.org/spec2.opml */
const write: Exporter = ({ roots, others, exportedAt }) => {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>Papertree</title><dateCreated>${new Date(exportedAt).toUTCString()}</dateCreated></head>`,
    '  <body>',
    ...roots.flatMap((root) => topicLines(root, 2)),
    ...(others.length ? outline('Unsorted', others.map(paperLine), 2) : []),
    '  </body>',
    '</opml>',
  ];
  return [{ path: 'papers.opml', text: `${lines.join('\n')}\n` }];
};

export const opml = {
  name: 'opml',
  title: 'OPML',
  keeps: 'the tree, with titles and addresses of papers',
  write,
  isForTargets: true,
} as const satisfies Format;

function topicLines({ topic, children, papers }: SelectedTopic, depth: number): string[] {
  const inside = [...children.flatMap((child) => topicLines(child, 0)), ...papers.map(paperLine)];
  return outline(topic.name, inside, depth);
}

function outline(text: string, inside: string[], depth: number): string[] {
  const lines = [`<outline text="${xmlText(text)}">`, ...inside.map((line) => `  ${line}`), '</outline>'];
  return lines.map((line) => '  '.repeat(depth) + line);
}

function paperLine({ paper }: SelectedPaper): string {
  const { url } = referenceOf(paper);
  const link = url ? ` type="link" url="${xmlText(url)}"` : '';
  return `<outline text="${xmlText(paper.title)}"${link}/>`;
}
