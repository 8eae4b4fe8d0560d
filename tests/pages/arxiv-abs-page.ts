import { subject, subjectNames } from './arxiv-subjects.ts';
import type { ExamplePaper } from './example-papers.ts';
import { html, type Markup } from './markup.ts';

function longDate(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** arXiv's page of one paper, after the structure of its templates. */
export function arxivAbsPage(paper: ExamplePaper): Markup {
  const id = paper.arxiv;
  const [primary = 'cs.AI', ...others] = paper.categories;
  const day = paper.published.replaceAll('-', '/');
  return html`<!DOCTYPE html>
<html lang="en">
<head>
  <title>[${id}] ${paper.title}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta charset="utf-8">
  <link rel="canonical" href="https://arxiv.org/abs/${id}"/>
  <meta property="og:title" content="${paper.title}"/>
  <meta property="og:url" content="https://arxiv.org/abs/${id}v1"/>
  <meta property="og:description" content="${paper.abstract}"/>
  <meta name="citation_title" content="${paper.title}"/>
  ${paper.authors.map(
    ({ given, family }) => html`<meta name="citation_author" content="${family}, ${given}"/>
  `,
  )}<meta name="citation_date" content="${day}"/>
  <meta name="citation_online_date" content="${day}"/>
  <meta name="citation_pdf_url" content="https://arxiv.org/pdf/${id}"/>
  <meta name="citation_arxiv_id" content="${id}"/>
  <meta name="citation_abstract" content=" ${paper.abstract}
"/>
  <style>${style}</style>
</head>
<body>
<header><div id="header">
  <div class="header-breadcrumbs"><a href="/">arXiv</a> &gt; <a href="/list/cs/recent">cs</a> &gt; arXiv:${id}</div>
  <form class="mini-search"><input type="text" name="query" placeholder="Search..." aria-label="Search term or terms"></form>
</div></header>
<main><div id="content"><div id="abs-outer">
  <div class="leftcolumn">
    <div class="subheader"><h1>Computer Science &gt; ${subjectNames[primary] ?? primary}</h1></div>
    <div class="header-breadcrumbs-mobile"><strong>arXiv:${id}</strong> (cs)</div>
    <div id="content-inner"><div id="abs">
      <div class="dateline">
  [Submitted on ${longDate(paper.published)}]</div>
      <h1 class="title mathjax"><span class="descriptor">Title:</span>${paper.title}</h1>
      <div class="authors"><span class="descriptor">Authors:</span>${paper.authors.map(
        ({ given, family }, index) =>
          html`${index === 0 ? '' : ', '}<a href="https://arxiv.org/search/cs?searchtype=author&amp;query=${family}" rel="nofollow">${given} ${family}</a>`,
      )}</div>
      <div id="download-button-info" hidden>View a PDF of the paper titled ${paper.title}</div>
      <a class="mobile-submission-download" href="/pdf/${id}">View PDF</a>
      <blockquote class="abstract mathjax">
        <span class="descriptor">Abstract:</span>${paper.abstract}
      </blockquote>
      <!--CONTEXT-->
      <div class="metatable"><table summary="Additional metadata">
        <tr><td class="tablecell label">Subjects:</td>
          <td class="tablecell subjects"><span class="primary-subject">${subject(primary)}</span>${others.map(
            (category) => html`; ${subject(category)}`,
          )}</td></tr>
        <tr><td class="tablecell label">Cite as:</td>
          <td class="tablecell arxivid"><span class="arxivid"><a href="https://arxiv.org/abs/${id}">arXiv:${id}</a> [${primary}]</span></td></tr>
        <tr><td class="tablecell label">&nbsp;</td>
          <td class="tablecell arxividv">(or <span class="arxivid"><a href="https://arxiv.org/abs/${id}v1">arXiv:${id}v1</a> [${primary}]</span> for this version)</td></tr>
        <tr><td class="tablecell label">&nbsp;</td>
          <td class="tablecell arxivdoi"><a href="https://doi.org/10.48550/arXiv.${id}" id="arxiv-doi-link">https://doi.org/10.48550/arXiv.${id}</a></td></tr>
      </table></div>
    </div></div>
    <div class="submission-history">
      <h2>Submission history</h2> From: ${paper.authors[0]?.given ?? ''} ${paper.authors[0]?.family ?? ''} [<a href="/show-email/0/${id}" rel="nofollow">view email</a>]
      <br/><strong>[v1]</strong> ${longDate(paper.published)} (1,024 KB)<br/>
    </div>
  </div>
  <div class="extra-services">
    <div class="full-text"><h2>Access Paper:</h2>
      <ul>
        <li><a href="/pdf/${id}" accesskey="f" class="abs-button download-pdf">View PDF</a></li>
        <li><a href="https://arxiv.org/html/${id}v1" class="abs-button" id="latexml-download-link">HTML (experimental)</a></li>
        <li><a href="/src/${id}" class="abs-button download-eprint">TeX Source</a></li>
      </ul>
    </div>
    <div class="extra-ref-cite"><h3>References &amp; Citations</h3>
      <ul><li><a class="cite-google-scholar" href="https://scholar.google.com/scholar_lookup?arxiv_id=${id}">Google Scholar</a></li></ul>
    </div>
  </div>
</div></div></main>
<footer>About · Help · Contact</footer>
</body>
</html>
`;
}

const style = html`
  body { margin: 0; background: #fff; color: #000; font: 16px/1.35 "Lucida Grande", Helvetica, Arial, sans-serif; }
  a { color: #0068ac; text-decoration: none; }
  a:hover { text-decoration: underline; }
  #header { display: flex; justify-content: space-between; align-items: center; padding: 14px 20px; background: #b31b1b; color: #fff; }
  #header a { color: #fff; }
  #header input { width: 180px; padding: 4px 8px; border: 0; border-radius: 3px; font: inherit; font-size: 13px; }
  #abs-outer { display: flex; flex-wrap: wrap; max-width: 1400px; }
  .leftcolumn { flex: 1 1 600px; min-width: 0; }
  .extra-services { flex: 0 0 250px; margin: 24px 20px; font-size: 14px; }
  .extra-services h2, .extra-services h3 { font-size: 15px; margin: 0 0 6px; border-bottom: 1px solid #ddd; }
  .extra-services ul { list-style: none; margin: 0 0 20px; padding: 0; line-height: 1.7; }
  .subheader { border-bottom: 1px solid #ddd; }
  .subheader h1 { margin: 12px 20px; font-size: 16px; }
  .header-breadcrumbs-mobile { display: none; }
  .dateline { margin: 12px 0 0 20px; font-size: 14px; font-style: italic; }
  h1.title { margin: .25em 0 12px 20px; font-size: 26px; line-height: 1.2; }
  h1.title .descriptor, .authors .descriptor, blockquote .descriptor { display: none; }
  .authors { margin: 8px 0 6px 20px; font-size: 18px; }
  .mobile-submission-download { display: none; }
  blockquote.abstract { margin: 20px 20px 20px 40px; line-height: 1.5; }
  .metatable { margin: 0 20px; font-size: 14px; }
  .metatable td { padding: 2px 10px 2px 0; vertical-align: top; }
  .submission-history { margin: 20px; padding: 10px; background: #f6f6f6; font-size: 13px; }
  .submission-history h2 { margin: 0 0 4px; font-size: 14px; }
  footer { padding: 20px; border-top: 1px solid #ddd; color: #555; font-size: 13px; }
  @media (max-width: 768px) {
    .subheader { display: none; }
    .header-breadcrumbs-mobile { display: block; margin: 12px 20px; }
    h1.title { font-size: 21px; }
  }
`;
