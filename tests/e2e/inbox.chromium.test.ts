import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import catalogue from '@/public/_locales/en/messages.json' with { type: 'json' };
import { makePaper } from '@/tests/support/make-paper';
import { browsers } from './support/browsers';
import { dozen } from './support/dozen';
import { readPlaces, readTable, request } from './support/library';
import { topicsInSight } from './support/panel';
import { type ExtensionBrowser, until, type View } from './support/view';

const chromium = browsers.find(({ name }) => name === 'Chromium');

describe.runIf(chromium?.isHere)('the inbox of the built extension', () => {
  let browser: ExtensionBrowser;
  let panel: View;

  beforeAll(async () => {
    if (!chromium) return;
    browser = await chromium.launch();
    panel = await browser.openExtensionPage('sidepanel.html');
    const { topicId } = await request(panel, 'createTopic', { name: 'Medicine', parentId: null });
    await request(panel, 'changeSettings', { autonomy: 'ask-always', granularity: 'fine' });
    for (const { arxiv, ...paper } of [...dozen.medicine, ...dozen.recommenders])
      await request(panel, 'savePaper', { paper: makePaper(arxiv, paper) });
    const medicine = dozen.medicine.map(({ arxiv }) => `arxiv:${arxiv}` as never);
    await request(panel, 'movePapers', { paperIds: medicine, topicId });
    await until('everything to be filed', async () => (await readTable(panel, 'jobs')).length === 0);
  });
  afterAll(() => browser?.close());

  it('proposes a topic for papers that agree, which is accepted by one key and taken back by one click', async () => {
    await panel.click({ css: '.inbox-button' });
    await panel.click({ css: '.inbox-proposal .inbox-what' });
    const what = await panel.waitFor({ css: '.inbox-proposal .inbox-what' });
    expect(what).toMatch(/^New topic “.+” for 4 papers$/);
    await panel.press('1');
    await panel.waitFor({ css: '.act-notice', name: what });
    const [name = ''] = what.match(/(?<=“).+(?=”)/) ?? [];
    const placesOf = async () => {
      const places = await readPlaces(panel);
      return dozen.recommenders.map(({ arxiv }) => places.get(`arxiv:${arxiv}`));
    };
    expect(await placesOf()).toEqual(dozen.recommenders.map(() => [name]));
    await panel.press('Escape');
    await until('the topic to be drawn', async () => (await topicsInSight(panel)).includes(name));

    await panel.click({ css: '.act-notice button', name: catalogue.act_undo.message });
    await until('the topic to go', async () => !(await topicsInSight(panel)).includes(name));
    expect(await placesOf()).toEqual(dozen.recommenders.map(() => []));
    await panel.click({ css: '.inbox-button' });
    await panel.waitFor({ css: '.inbox-proposal .inbox-what', name: what });
    expect(await panel.errors()).toEqual([]);
  });
});
