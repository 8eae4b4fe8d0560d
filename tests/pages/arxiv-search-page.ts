import { subjectNames } from './arxiv-subjects.ts';
import type { ExamplePaper } from './example-papers.ts';
import { html, Markup } from './markup.ts';

/** arXiv's answer to a search for one word, which it highlights. */
export function arxivSearchPage(query: string, papers: ExamplePaper[]): Markup {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8"/>
  <meta name="viewport" content="width=device-width, initial-scale=1"/>
  <title>Search | arXiv e-print repository</title>
  <style>${style}</style>
</head>
<body>
<header><div id="header"><a href="/">arXiv</a> &gt; search</div></header>
<main class="container" id="main-container">
  <h1 class="title is-clearfix">Showing 1&ndash;${papers.length} of ${papers.length} results for all: <span class="mathjax">${query}</span></h1>
  <div class="content">
  <ol class="breathe-horizontal" start="1">
${papers.map((paper) => result(paper, query))}  </ol>
  </div>
</main>
</body>
</html>
`;
}

function result(paper: ExamplePaper, query: string): Markup {
  const id = paper.arxiv;
  return html`    <li class="arxiv-result">
      <div class="is-marginless">
        <p class="list-title is-inline-block"><a href="https://arxiv.org/abs/${id}">arXiv:${id}</a>
          <span>&nbsp;[<a href="https://arxiv.org/pdf/${id}">pdf</a>, <a href="https://arxiv.org/format/${id}">other</a>]&nbsp;</span></p>
        <div class="tags is-inline-block">${paper.categories.map(
          (category, index) =>
            html`<span class="tag is-small ${index === 0 ? 'is-link' : 'is-grey'} tooltip is-tooltip-top" data-tooltip="${subjectNames[category] ?? category}">${category}</span> `,
        )}</div>
      </div>
      <p class="title is-5 mathjax">
        ${highlighted(paper.title, query)}
      </p>
      <p class="authors">
        <span class="has-text-black-bis has-text-weight-semibold">Authors:</span>
        ${paper.authors.map(
          ({ given, family }, nth) =>
            html`${nth === 0 ? '' : ', '}<a href="/search/?searchtype=author&amp;query=${family}">${given} ${family}</a>`,
        )}
      </p>
      <p class="abstract mathjax">
        <span class="has-text-black-bis has-text-weight-semibold">Abstract</span>:
        <span class="abstract-short has-text-grey-dark mathjax" id="${id}v1-abstract-short" style="display: inline;">
          &hellip;${highlighted(paper.abstract.slice(0, 200), query)}&hellip;
          <a class="is-size-7" style="white-space: nowrap;">&#9661; More</a>
        </span>
        <span class="abstract-full has-text-grey-dark mathjax" id="${id}v1-abstract-full" style="display: none;">
          ${highlighted(paper.abstract, query)}
          <a class="is-size-7" style="white-space: nowrap;">&#9651; Less</a>
        </span>
      </p>
      <p class="is-size-7"><span class="has-text-black-bis has-text-weight-semibold">Submitted</span> ${longDate(paper.published)};
        <span class="has-text-black-bis has-text-weight-semibold">originally announced</span> ${longDate(paper.published).replace(/^\d+ |,/g, '')}.
      </p>
    </li>
`;
}

function highlighted(text: string, query: string): Markup[] {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return [html`${text}`];
  const end = at + query.length;
  return [
    html`${text.slice(0, at)}<span class="search-hit mathjax">${text.slice(at, end)}</span>`,
    ...highlighted(text.slice(end), query),
  ];
}

/** `12 June, 2026` */
function longDate(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const month = date.toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' });
  return `${date.getUTCDate()} ${month}, ${date.getUTCFullYear()}`;
}

const style = new Markup(`
  body { margin: 0; background: #fff; color: #363636; font: 16px/1.5 "Open Sans", "Lucida Grande", Helvetica, Arial, sans-serif; }
  a { color: #0068ac; text-decoration: none; }
  p { margin: 0; }
  #header { padding: 14px 20px; background: #b31b1b; color: #fff; }
  #header a { color: #fff; }
  #main-container { max-width: 1100px; margin: 24px auto; padding: 0 20px; }
  h1.title { font-size: 24px; }
  ol { margin: 16px 0 0 32px; padding: 0; }
  li { margin-bottom: 28px; padding-left: 8px; }
  .is-inline-block { display: inline-block; }
  .tag { display: inline-block; padding: 0 8px; border-radius: 3px; background: #e8e8e8; font-size: 12px; line-height: 24px; }
  .tag.is-link { background: #005e9d; color: #fff; }
  p.title { font-size: 18px; font-weight: 600; line-height: 1.3; margin: 4px 0; }
  .search-hit { background: #ffefc7; }
  .has-text-weight-semibold { font-weight: 600; }
  .is-size-7 { font-size: 12px; }
`);
