import { creatorsOf } from '@/lib/domain/papers/creators';
import { referenceOf } from '@/lib/exporters/citation/reference-fields';
import type { Exporter, Format } from '@/lib/exporters/exporter';
import {
  papersBelow,
  type SelectedPaper,
  type SelectedTopic,
} from '@/lib/exporters/select-topics-and-papers';
import { fullName } from '@/lib/exporters/text/name-parts';
import { xmlText } from '@/lib/exporters/text/xml-text';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
details { margin: 0.3rem 0; }
details details, ul { margin-left: 1.2rem; }
summary { font-weight: 600; cursor: pointer; }
ul { padding: 0; list-style: none; }
li { margin: 0.6rem 0; }
small { display: block; opacity: 0.75; }
p { white-space: pre-wrap; margin: 0.3rem 0; }
`;

/** A self-contained page without scripts and external resources. */
const write: Exporter = ({ roots, others, exportedAt }) => {
  const day = new Date(exportedAt).toISOString().slice(0, 10);
  const unsorted = others.length
    ? `<details open><summary>Unsorted (${others.length})</summary>${list(others)}</details>`
    : '';
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Papertree, ${day}</title>
<style>${style}</style>
</head>
<body>
<h1>Papertree</h1>
<p>${day}</p>
${roots.map(section).join('\n')}
${unsorted}
</body>
</html>
`;
  return [{ path: 'papers.html', text }];
};

export const htmlPage = {
  name: 'html',
  title: 'Web page',
  keeps: 'the tree with papers, links and notes, to read and print',
  write,
  isForTargets: true,
} as const satisfies Format;

function section(branch: SelectedTopic): string {
  const count = papersBelow(branch).length;
  return `<details open><summary>${xmlText(branch.topic.name)} (${count})</summary>
${branch.children.map(section).join('\n')}
${list(branch.papers)}
</details>`;
}

function list(papers: SelectedPaper[]): string {
  return papers.length ? `<ul>\n${papers.map(item).join('\n')}\n</ul>` : '';
}

function item({ paper }: SelectedPaper): string {
  const { url, date, venue } = referenceOf(paper);
  const title = xmlText(paper.title);
  // An imported file may contain hostile addresses: only web addresses become links.
  const link = url && /^https?:\/\//i.test(url) ? `<a href="${xmlText(url)}">${title}</a>` : title;
  const details = [creatorsOf(paper).map(fullName).join(', '), venue, date].filter(Boolean).join(' · ');
  const notes = paper.notes ? `<p>${xmlText(paper.notes)}</p>` : '';
  return `<li>${link}<small>${xmlText(details)}</small>${notes}</li>`;
}
