import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { withLocalHosts } from './support/allowed-hosts';
import { type Chromium, launchChromium } from './support/chromium';
import { dozen } from './support/dozen';
import { findBrowser } from './support/find-browser';
import { papersWaiting, readTable, request } from './support/library';
import { until, type View } from './support/view';

/** An OpenAI-compatible server that always chooses the topic of that name, or the first where it is not offered. */
async function startServer(favourite: string) {
  const questions: { model: string; text: string }[] = [];
  const server: Server = createServer((asked, response) => {
    let body = '';
    asked.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    asked.on('end', () => {
      const { model, messages } = JSON.parse(body) as { model: string; messages: { content: string }[] };
      const text = messages.at(-1)?.content ?? '';
      questions.push({ model, text });
      const { topics } = JSON.parse(text) as { topics: { number: number; name: string }[] };
      const topic = topics.find(({ name }) => name === favourite)?.number ?? 1;
      const content = JSON.stringify({ topic, words: [] });
      response.end(JSON.stringify({ choices: [{ message: { content } }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    questions,
    host: `127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe.runIf(findBrowser('chromium'))('a language model of the person, from the built extension', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let built: Awaited<ReturnType<typeof withLocalHosts>>;
  let browser: Chromium;
  let panel: View;
  let options: Page;

  beforeAll(async () => {
    [server, built] = await Promise.all([startServer('Scenes'), withLocalHosts()]);
    browser = await launchChromium({ web: null, extension: built.extension });
    panel = await browser.openExtensionPage('sidepanel.html');
    options = await browser.context.newPage();
    await options.goto(`chrome-extension://${browser.extensionId}/options.html#language_model`);
  });
  afterAll(async () => {
    await browser?.close();
    server?.stop();
    await built?.remove();
  });

  const section = () => options.locator('#language_model');

  it('is refused where others could read along', async () => {
    await section().getByRole('radio', { name: 'Your own server' }).check();
    await section().getByRole('textbox', { name: 'Address' }).fill('http://192.168.1.7:11434');
    await section().getByRole('textbox', { name: 'Model' }).fill('qwen3:8b');
    await section().getByRole('button', { name: 'Test and use' }).click();
    await section().getByRole('alert').getByText('begins with https://').waitFor();
    expect(server.questions).toEqual([]);
  });

  it('is tried with nothing of the library', async () => {
    await section().getByRole('textbox', { name: 'Address' }).fill(`http://${server.host}`);
    await section().getByRole('button', { name: 'Test and use' }).click();
    await section().getByText('It works.').waitFor();
    expect(server.questions).toHaveLength(1);
    expect(server.questions[0]?.model).toBe('qwen3:8b');
  });

  it('chooses among the topics that filing ranks, and the options say what was sent where', async () => {
    await request(panel, 'changeSettings', { autonomy: 'quiet' });
    for (const [name, papers] of [
      ['Recommenders', dozen.recommenders.slice(1)],
      ['Scenes', dozen.scenes],
    ] as const) {
      const { topicId } = await request(panel, 'createTopic', { name, parentId: null });
      for (const { arxiv, ...paper } of papers) {
        await request(panel, 'savePaper', { paper: makePaper(arxiv, paper) });
        await request(panel, 'movePapers', { paperIds: [`arxiv:${arxiv}` as PaperId], topicId });
      }
    }
    // Medicine has no topic: filing cannot be sure of one.
    const [{ arxiv, ...paper }] = dozen.medicine as [(typeof dozen.medicine)[number]];
    await request(panel, 'savePaper', { paper: makePaper(arxiv, paper) });
    await until('the paper to be filed', async () => (await papersWaiting(panel)) === 0);
    await until('the review', async () =>
      (await readTable(panel, 'changes')).some(({ kind }) => kind === 'review-place'),
    );
    const scenes = (await readTable(panel, 'topics')).find(({ name }) => name === 'Scenes');
    const placement = (await readTable(panel, 'placements')).find(
      ({ paperId }) => paperId === `arxiv:${arxiv}`,
    );
    expect(placement).toMatchObject({ topicId: scenes?.id, madeBy: 'program' });
    expect(server.questions.at(-1)?.text).toContain(JSON.stringify(paper.title));
    await section().getByText(`sent to ${server.host}.`).waitFor();
  });

  it('of the browser, asked through its page, is said to be missing where it is', async () => {
    await request(panel, 'chooseLanguageModel', { model: { kind: 'browser' }, key: '' });
    await expect(request(panel, 'tryLanguageModel', {})).rejects.toThrow('language-model-absent');
  });
});
