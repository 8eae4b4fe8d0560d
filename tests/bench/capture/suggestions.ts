import { launchChromium } from '@/tests/e2e/support/chromium';
import { request } from '@/tests/e2e/support/library';
import { type ExamplePaper, examplePapers } from '@/tests/pages/example-papers';
import { pageFor } from '@/tests/pages/serve-page';

const LIST = 'https://arxiv.org/list/cs/2606?skip=0&show=100';
const RUNS = 5;
/** Papers in the library; the list shows others with the same titles. */
const KNOWN = 60;

/** Milliseconds, one value per run of the built extension with the bundled model. */
export interface SuggestionTimes {
  /** From loading a list of 100 rows to visible suggestions. */
  inSight: number[];
  /** The same after the background was stopped. */
  afterStop: number[];
  /** An answer for 100 papers with abstracts. */
  hundred: number[];
}

/** Measures how long suggestions take after a page has loaded. */
export async function suggestionTimes(): Promise<SuggestionTimes> {
  const browser = await launchChromium({ web: pageFor });
  try {
    const inside = await browser.openExtensionPage('sidepanel.html');
    const known = examplePapers.slice(0, KNOWN);
    for (const name of new Set(known.flatMap(({ categories }) => categories[0] ?? []))) {
      const papers = known.filter(({ categories }) => categories[0] === name);
      const { topicId } = await request(inside, 'createTopic', { name, parentId: null });
      const destinations = papers.map(() => ({ topicId }));
      await request(inside, 'fileOnPage', { papers: papers.map(asCaptured), destinations });
    }
    const hundred = Array.from({ length: 100 }, (_, index) => {
      const paper = examplePapers[index % examplePapers.length] as ExamplePaper;
      return asCaptured({ ...paper, arxiv: `2606.${String(index + 1).padStart(5, '0')}` });
    });
    const page = await browser.open('https://arxiv.org/help');
    const load = async () => {
      await page.goto(LIST);
      const loaded = performance.now();
      await page.waitFor({ css: '.mark', name: 'Save to' });
      return performance.now() - loaded;
    };
    await load();
    const times: SuggestionTimes = { inSight: [], afterStop: [], hundred: [] };
    for (let run = 0; run < RUNS; run++) {
      times.inSight.push(await load());
      const asked = performance.now();
      await request(inside, 'suggest', { papers: hundred });
      times.hundred.push(performance.now() - asked);
      await browser.stopBackground();
      times.afterStop.push(await load());
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** The paper as the parser of its arXiv page returns it. */
function asCaptured({ arxiv, title, abstract, categories }: ExamplePaper) {
  return {
    identifiers: { arxiv },
    ...{ title, abstract, categories, authors: [], keywords: [], links: {} },
    ...{ pageUrl: `https://arxiv.org/abs/${arxiv}`, parser: 'arxiv-abs' },
  };
}
