import { subject } from './arxiv-subjects.ts';
import type { ExamplePaper } from './example-papers.ts';
import { html, Markup } from './markup.ts';

/** A part of a list under a heading: a day, or a kind of submission. */
export interface ListSection {
  heading: string;
  papers: ExamplePaper[];
}

/** A list of arXiv: `new` with abstracts, all others without. */
export function arxivListPage(
  category: string,
  sections: ListSection[],
  { withAbstracts = false }: { withAbstracts?: boolean } = {},
): Markup {
  const count = sections.reduce((sum, { papers }) => sum + papers.length, 0);
  let index = 0;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
  <title>${subject(category)}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta charset="utf-8">
  <style>${style}</style>
</head>
<body>
<header><div id="header"><div class="header-breadcrumbs"><a href="/">arXiv</a> &gt; <a href="/list/${category}/recent">${category}</a></div></div></header>
<main><div id="content"><div id='content-inner'><div id='dlpage'>
<h1>${subject(category)}</h1>
<ul><li><a href="/list/${category}/new">new</a></li><li><a href="/list/${category}/recent">recent</a></li></ul>
<div class='paging'>Total of ${count} entries</div>
<div class='morefewer'>Showing up to 2000 entries per page: <span>fewer</span> | <span>more</span> | <span>all</span></div>
${sections.map(
  ({ heading, papers }) => html`<dl id='articles'>
  <h3>${heading}</h3>
${papers.map((paper) => row(paper, ++index, withAbstracts))}</dl>
`,
)}
<div class='paging'>Total of ${count} entries</div>
</div></div></div></main>
</body>
</html>
`;
}

function row(paper: ExamplePaper, index: number, withAbstracts: boolean): Markup {
  const id = paper.arxiv;
  const [primary = 'cs.AI', ...others] = paper.categories;
  return html`  <dt>
    <a name='item${index}'>[${index}]</a>
    <a href ="/abs/${id}" title="Abstract" id="${id}">
      arXiv:${id}
    </a>
    [<a href="/pdf/${id}" title="Download PDF" id="pdf-${id}" aria-labelledby="pdf-${id}">pdf</a>, <a href="https://arxiv.org/html/${id}v1" title="View HTML" id="html-${id}" aria-labelledby="html-${id}" rel="noopener noreferrer" target="_blank">html</a>, <a href="/format/${id}" title="Other formats" id="oth-${id}" aria-labelledby="oth-${id}">other</a>]
  </dt>
  <dd>
    <div class='meta'>
      <div class='list-title mathjax'><span class='descriptor'>Title:</span>
        ${paper.title}
      </div>
      <div class='list-authors'>${paper.authors.map(
        ({ given, family }, nth) =>
          html`${nth === 0 ? '' : ', '}<a href="https://arxiv.org/search/cs?searchtype=author&amp;query=${family}" rel="nofollow">${given} ${family}</a>`,
      )}</div>
      <div class='list-subjects'><span class='descriptor'>Subjects:</span>
        <span class="primary-subject">${subject(primary)}</span>${others.map((category) => html`; ${subject(category)}`)}
      </div>
      ${
        withAbstracts
          ? html`<p class='mathjax'>
        ${paper.abstract}
      </p>`
          : ''
      }
    </div>
  </dd>
`;
}

const style = new Markup(`
  body { margin: 0; background: #fff; color: #000; font: 16px/1.35 "Lucida Grande", Helvetica, Arial, sans-serif; }
  a { color: #0068ac; text-decoration: none; }
  a:hover { text-decoration: underline; }
  #header { padding: 14px 20px; background: #b31b1b; color: #fff; }
  #header a { color: #fff; }
  #dlpage { margin: 20px; font-size: 14px; }
  #dlpage h1 { font-size: 22px; margin: 0 0 12px; }
  #dlpage h3 { font-size: 16px; margin: 16px 0; }
  .paging, .morefewer { margin: 8px 0; font-size: 13px; }
  dt { margin-top: 12px; }
  dd { margin: 2px 0 12px 40px; }
  .list-title { font-size: 16px; font-weight: bold; line-height: 1.35; }
  .list-title .descriptor { display: none; }
  .list-authors, .list-subjects { margin-top: 3px; }
  .list-subjects .primary-subject { font-weight: bold; }
  .meta p { margin: 8px 0 0; max-width: 900px; line-height: 1.45; }
`);
