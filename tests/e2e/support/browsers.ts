import { pageFor } from '@/tests/pages/serve-page';
import { launchChromium } from './chromium';
import { findBrowser } from './find-browser';
import { launchFirefox } from './firefox';
import type { ExtensionBrowser, Web } from './view';

/** A browser in which stories run, with the test pages in place of the web. */
export interface StoryBrowser {
  name: string;
  isHere: boolean;
  launch(options?: { profile?: string; web?: Web }): Promise<ExtensionBrowser>;
}

export const chromium: StoryBrowser = {
  name: 'Chromium',
  isHere: findBrowser('chromium') !== null,
  launch: (options) => launchChromium({ web: pageFor, ...options }),
};

export const firefox: StoryBrowser = {
  name: 'Firefox',
  isHere: findBrowser('firefox') !== null,
  launch: (options) => launchFirefox({ web: pageFor, ...options }),
};

export const browsers = [chromium, firefox];
