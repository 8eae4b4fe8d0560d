import type { ExamplePaper } from './example-papers.ts';
import { html, Markup } from './markup.ts';

/** A paper's full text on arXiv as LaTeXML draws it, with no more of a body than one section. */
export function arxivHtmlPage(paper: ExamplePaper): Markup {
  const id = paper.arxiv;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
  <meta content="text/html; charset=utf-8" http-equiv="content-type"/>
  <title>${paper.title}</title>
  <meta content="width=device-width, initial-scale=1, shrink-to-fit=no" name="viewport"/>
  <style>${style}</style>
</head>
<body>
<header class="arxiv-html-header"><a href="/">arXiv</a> <a href="https://arxiv.org/abs/${id}v1" title="Back to abstract page">Back to abstract page</a></header>
<div id="infobox" class="infobox"><a id="license-tr" href="https://info.arxiv.org/help/license/index.html">License: CC BY 4.0</a><div id="watermark-tr">arXiv:${id}v1 [${paper.categories[0] ?? 'cs.AI'}] ${shortDate(paper.published)}</div></div>
<div class="ltx_page_main"><div class="ltx_page_content"><article class="ltx_document ltx_authors_1line">
<h1 class="ltx_title ltx_title_document">${paper.title}</h1>
<div class="ltx_authors">
${paper.authors.map(
  ({
    given,
    family,
  }) => html`<span class="ltx_creator ltx_role_author"><span class="ltx_personname">${given} ${family}</span></span>
`,
)}</div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6>
<p class="ltx_p" id="id1.id1">${paper.abstract}</p></div>
<section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">1 </span>Introduction</h2>
<div class="ltx_para" id="S1.p1"><p class="ltx_p">The text of the paper would stand here.</p></div></section>
</article></div></div>
</body>
</html>
`;
}

/** `12 Jun 2026` */
function shortDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${date} ${names[(month ?? 1) - 1]} ${year}`;
}

const style = new Markup(`
  body { margin: 0; background: #fff; color: #000; font: 16px/1.5 "Noto Serif", "Times New Roman", serif; }
  .arxiv-html-header { display: flex; gap: 24px; padding: 12px 20px; background: #b31b1b; color: #fff; font-family: sans-serif; }
  .arxiv-html-header a { color: #fff; }
  .infobox { float: right; width: 220px; margin: 20px; color: #555; font: 12px/1.4 sans-serif; }
  .ltx_page_content { max-width: 820px; margin: 0 auto; padding: 24px 20px; }
  .ltx_title_document { font-size: 28px; line-height: 1.25; text-align: center; }
  .ltx_authors { text-align: center; }
  .ltx_personname { margin: 0 10px; }
  .ltx_abstract { margin: 24px 40px; font-size: 15px; }
  .ltx_title_abstract { margin: 0; font-size: 16px; text-align: center; }
`);
