import { browser } from 'wxt/browser';
import type { SampleLibrary } from '@/lib/domain/sample-library';

/** The sample library that ships with the extension; a separate file that is loaded only when needed. */
export async function readSampleLibrary(): Promise<SampleLibrary> {
  const answer = await fetch(browser.runtime.getURL('/sample-library.json' as never));
  return answer.json();
}
