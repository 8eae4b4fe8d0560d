import { browser } from 'wxt/browser';
import type { SampleLibrary } from '@/lib/domain/sample-library';

/** The sample library that ships with the extension; a file of its own, so that nothing reads it who does not want it. */
export async function readSampleLibrary(): Promise<SampleLibrary> {
  const answer = await fetch(browser.runtime.getURL('/sample-library.json' as never));
  return answer.json();
}
