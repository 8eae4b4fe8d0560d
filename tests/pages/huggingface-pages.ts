import type { ExamplePaper } from './example-papers.ts';
import { html, Markup } from './markup.ts';

/** What the blob of Hugging Face's pages says of a paper. */
function paperProps(paper: ExamplePaper) {
  return {
    id: paper.arxiv,
    authors: paper.authors.map(({ given, family }, index) => ({
      _id: `${paper.arxiv}-${index}`,
      name: `${given} ${family}`,
      hidden: false,
    })),
    publishedAt: `${paper.published}T00:00:00.000Z`,
    submittedOnDailyAt: `${paper.published}T00:00:00.000Z`,
    title: paper.title,
    summary: paper.abstract,
    upvotes: upvotes(paper),
    discussionId: `d-${paper.arxiv}`,
    projectPage: `https://example.org/${paper.arxiv}`,
    githubRepo: `https://github.com/example/${paper.arxiv.replace('.', '-')}`,
    ai_summary: `${paper.title}, in one sentence.`,
    ai_keywords: paper.title
      .toLowerCase()
      .split(/[^\p{L}-]+/u)
      .filter((word) => word.length > 6),
  };
}

function upvotes(paper: ExamplePaper): number {
  return Number(paper.arxiv.slice(-3)) % 120;
}

function shortDate(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function card(paper: ExamplePaper): Markup {
  const address = `/papers/${paper.arxiv}`;
  const hue = (Number(paper.arxiv.slice(-3)) * 47) % 360;
  return html`<div><article class="relative flex flex-col overflow-hidden rounded-xl border"><a href="${address}" class="shadow-alternate-sm peer relative block h-56 w-full cursor-pointer overflow-hidden rounded-xl border bg-white" tabindex="-1" aria-hidden="true"><span class="thumbnail" style="--hue:${hue}">${paper.title}</span></a>
    <div class="submitted">Submitted by <span>${paper.authors[0]?.given ?? ''}</span></div>
    <div class="from-gray-50-to-white -mt-2 flex bg-gradient-to-b px-6 pb-6 pt-8"><div class="flex w-full gap-6">
      <a href="/login?next=%2Fpapers%2F${paper.arxiv}" class="self-start"><div class="shadow-alternate upvote"><div class="leading-none">${upvotes(paper)}</div></div></a>
      <div class="w-full"><h3 class="mb-1 text-lg/6 font-semibold hover:underline peer-hover:underline 2xl:text-[1.2rem]/6"><a href="${address}" class="line-clamp-3 cursor-pointer text-balance">${paper.title}</a></h3>
        <div class="flex items-center justify-between"><a href="${address}" class="flex">· ${paper.authors.length} authors</a><a href="${address}#community" class="comments">2</a></div>
      </div></div></div>
  </article></div>
`;
}

/** Hugging Face's papers of one day; `days` are those that have any, newest first. */
export function huggingfaceDailyPage(day: string, days: string[], papers: ExamplePaper[]): Markup {
  const at = days.indexOf(day);
  const props = {
    periodType: 'day',
    dateString: day,
    prevDate: days[at + 1],
    nextDate: days[at - 1],
    dailyPapers: papers.map((paper) => ({
      paper: paperProps(paper),
      publishedAt: `${paper.published}T00:00:00.000Z`,
      title: paper.title,
      summary: paper.abstract,
      thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${paper.arxiv}.png`,
      numComments: 2,
      isAuthorParticipating: false,
    })),
  };
  const link = (target: string | undefined, words: string) =>
    target === undefined
      ? html`<span class="no-day">${words}</span>`
      : html`<a href="/papers/date/${target}" data-spa>${words}</a>`;
  return frame(
    'Daily Papers - Hugging Face',
    html`<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${JSON.stringify(props)}"><section class="container relative mb-20 mt-8">
  <div class="top"><div><h1 class="text-2xl font-bold"><a href="/papers">Daily Papers</a></h1>
    <h2 class="by">by <a href="/akhaliq">AK</a> and the research community</h2></div>
    <nav class="days">${link(days[at + 1], '‹ earlier')}<time datetime="${day}T00:00:00.000Z">${shortDate(day)}</time>${link(days[at - 1], 'later ›')}</nav></div>
  <div class="relative grid grid-cols-1 gap-5 lg:grid-cols-2 xl:grid-cols-3">
${papers.map(card)}</div>
</section></div>`,
  );
}

/** Hugging Face's page of one paper. */
export function huggingfacePaperPage(paper: ExamplePaper): Markup {
  const props = { paper: paperProps(paper), comments: [], upvoters: [], organization: null, query: {} };
  return frame(
    `Paper page - ${paper.title}`,
    html`<div class="SVELTE_HYDRATER contents" data-target="PaperContent" data-props="${JSON.stringify(props)}"><section class="container relative mb-20 mt-8 paper"><div class="pb-8 pr-0 lg:col-span-7">
  <div class="mb-5 crumbs"><a href="/papers">Papers</a> <span>arxiv:${paper.arxiv}</span></div>
  <h1 class="mb-2 text-2xl font-semibold sm:text-3xl lg:pr-6">${paper.title}</h1>
  <div class="mb-6 published"><div>Published on ${shortDate(paper.published)}</div> <div>· Submitted by <a href="/example">${paper.authors[0]?.given ?? ''}</a></div></div>
  <div class="authors"><span>Authors:</span> ${paper.authors.map(
    ({ given, family }, index) =>
      html`${index === 0 ? '' : ', '}<span class="author"><button type="button">${given} ${family}</button></span>`,
  )}</div>
  <div class="pb-8 pr-4"><h2 class="mb-3 text-lg font-semibold">Abstract</h2>
    <div class="flex flex-col gap-y-2.5"><p class="text-gray-700">${paper.abstract}</p></div></div>
  <div class="links"><a href="https://arxiv.org/abs/${paper.arxiv}" class="btn">View arXiv page</a> <a href="https://arxiv.org/pdf/${paper.arxiv}" class="btn">View PDF</a></div>
</div></section></div>`,
  );
}

function frame(title: string, content: Markup): Markup {
  return html`<!doctype html>
<html class="">
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1.0, user-scalable=no" />
  <title>${title}</title>
  <script>if (matchMedia('(prefers-color-scheme: dark)').matches) document.documentElement.classList.add('dark');</script>
  <style>${style}</style>
</head>
<body class="flex flex-col min-h-dvh bg-white dark:bg-gray-950 text-black">
<header><a href="/" class="logo">Hugging Face</a><nav><a href="/models">Models</a><a href="/datasets">Datasets</a><a href="/spaces">Spaces</a><a href="/docs">Docs</a></nav></header>
<main class="flex flex-1 flex-col">${content}</main>
${clientNavigation}
</body>
</html>
`;
}

/** Like the real page, a change of day draws new cards and leaves the blob of the first day in the markup. */
const clientNavigation = new Markup(`<script>
  async function show(address) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    document.querySelector('main section').replaceWith(page.querySelector('main section'));
  }
  addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-spa]');
    if (!link) return;
    event.preventDefault();
    await show(link.href);
    history.pushState(null, '', link.href);
  });
  addEventListener('popstate', () => show(location.href));
</script>`);

const style = new Markup(`
  * { box-sizing: border-box; }
  :root { --page: #fff; --ink: #0b0f19; --soft: #6b7280; --line: #e5e7eb; --raised: #f9fafb; }
  html.dark { --page: #0b0f19; --ink: #e5e7eb; --soft: #9ca3af; --line: #1f2937; --raised: #111827; }
  body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 "Source Sans Pro", ui-sans-serif, system-ui, sans-serif; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, p { margin: 0; font-size: inherit; }
  header { display: flex; gap: 32px; align-items: center; padding: 16px 24px; border-bottom: 1px solid var(--line); }
  header nav { display: flex; gap: 20px; color: var(--soft); font-size: 15px; }
  .logo { font-weight: 700; font-size: 18px; }
  .container { max-width: 1280px; margin: 32px auto 80px; padding: 0 16px; }
  .top { display: flex; flex-wrap: wrap; gap: 16px; justify-content: space-between; align-items: center; margin-bottom: 40px; }
  .top h1 { font-size: 28px; font-weight: 700; }
  .by { color: var(--soft); font-weight: 400; font-size: 18px; }
  .by a { text-decoration: underline; }
  .days { display: flex; gap: 12px; align-items: center; color: var(--soft); font-size: 15px; }
  .days time { padding: 4px 14px; border-radius: 8px; background: var(--raised); border: 1px solid var(--line); color: var(--ink); font-weight: 600; }
  .no-day { opacity: .4; }
  .grid { display: grid; gap: 20px; grid-template-columns: repeat(auto-fill, minmax(min(380px, 100%), 1fr)); }
  article { position: relative; display: flex; flex-direction: column; overflow: hidden; border: 1px solid var(--line); border-radius: 12px; }
  .thumbnail { display: block; height: 224px; padding: 40px 48px; overflow: hidden; background: linear-gradient(160deg, hsl(var(--hue) 45% 90%), hsl(var(--hue) 30% 97%)); color: hsl(var(--hue) 30% 30%); font: 600 13px/1.4 Georgia, serif; text-align: center; }
  .dark .thumbnail { filter: invert(.88) hue-rotate(180deg); }
  .submitted { position: absolute; right: 8px; top: 192px; padding: 2px 8px; border-radius: 6px; border: 1px solid var(--line); background: var(--page); color: var(--soft); font-size: 13px; }
  .px-6 { padding: 32px 24px 24px; }
  .gap-6 { display: flex; gap: 24px; width: 100%; }
  .upvote { display: flex; width: 48px; height: 56px; border: 1px solid var(--line); border-radius: 12px; background: var(--raised); align-items: center; justify-content: center; font-weight: 600; }
  .w-full { min-width: 0; flex: 1; }
  h3 { margin-bottom: 4px; font-size: 18px; line-height: 24px; font-weight: 600; }
  h3:hover { text-decoration: underline; }
  .line-clamp-3 { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; text-wrap: balance; }
  .justify-between { display: flex; justify-content: space-between; color: var(--soft); }
  .paper { max-width: 960px; }
  .crumbs { display: flex; gap: 8px; margin-bottom: 20px; color: var(--soft); font-size: 14px; }
  .paper h1 { margin-bottom: 8px; font-size: 32px; line-height: 1.2; font-weight: 600; }
  .published { display: flex; gap: 8px; margin-bottom: 28px; color: var(--soft); }
  .authors { margin-bottom: 32px; color: var(--soft); }
  .author button { border: 0; padding: 0; background: none; color: var(--ink); font: inherit; }
  .paper h2 { margin-bottom: 12px; font-size: 20px; font-weight: 600; }
  .links { margin-top: 28px; display: flex; gap: 12px; }
  .btn { padding: 6px 14px; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
`);
