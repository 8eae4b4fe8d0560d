import { type Query, until, type View } from './view';

/** The states of a mark, as `components/page` draws them. */
export type MarkState = 'unsaved' | 'saving' | 'filing' | 'filed' | 'needs-person' | 'failed';

/** The states in which a paper ends after the engine has handled it. */
export const FINAL_STATES: MarkState[] = ['filed', 'needs-person'];

/** Clicks "Save" in the pill of a page about one paper. */
export async function saveOnPaperPage(page: View): Promise<void> {
  await clickUnsaved(page, { css: '.title-pill .pill[data-state=unsaved] .primary' });
}

/** Waits until the pill of a page about one paper is in one of these states; returns its text. */
export async function waitForPill(page: View, states: MarkState[], timeout?: number): Promise<string> {
  const text = await page.waitFor({ css: anyOf('.title-pill .pill', states, ' .words') }, timeout);
  return text.replace(/\s+/g, ' ');
}

/** Clicks the mark beside a paper's title in a list. Marks are drawn only near the visible part of the page. */
export async function saveInList(page: View, title: string): Promise<void> {
  await scrollToTitle(page, title);
  await clickUnsaved(page, { css: '.mark[data-state=unsaved]', name: title });
}

/**
 * Clicks until the mark is no longer unsaved. On a busy machine, a mark that was just drawn may refuse the click
 * because it could not have been seen, and asks for another one.
 */
async function clickUnsaved(page: View, mark: Query): Promise<void> {
  await until(`${mark.name ?? mark.css} to be clicked`, async () => {
    await page.click(mark);
    let isRefused = false;
    await until('an answer to the click', async () => {
      isRefused = (await page.texts({ css: '.words', name: 'the click was ignored' })).length > 0;
      return isRefused || (await page.texts(mark)).length === 0;
    });
    return !isRefused;
  });
}

export async function waitForMark(
  page: View,
  title: string,
  states: MarkState[],
  timeout?: number,
): Promise<void> {
  await scrollToTitle(page, title);
  await page.waitFor({ css: anyOf('.mark', states), name: title }, timeout);
}

function anyOf(css: string, states: MarkState[], inside = ''): string {
  return states.map((state) => `${css}[data-state=${state}]${inside}`).join();
}

function scrollToTitle(page: View, title: string): Promise<void> {
  return page.evaluate((text) => {
    const titles = [...document.querySelectorAll('a, .list-title')];
    titles.find((title) => title.textContent.includes(text))?.scrollIntoView({ block: 'center' });
  }, title);
}
