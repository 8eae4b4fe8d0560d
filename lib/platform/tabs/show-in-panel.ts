import { browser } from 'wxt/browser';
import type { PaperId } from '@/lib/domain/ids';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

const NAME = 'shown-in-panel';
/** How long after the request a newly opened panel shows it, milliseconds; it starts faster. */
const RECENT_MS = 10_000;

/** What a page wants to show in the panel: a topic if one is given, otherwise a paper. */
export interface ShownInPanel {
  /** Every name of the paper. */
  names: PaperId[];
  topic?: TopicPath | undefined;
}

interface Stored extends ShownInPanel {
  window: number | undefined;
  /** Milliseconds since 1970. */
  at: number;
}

/** Shows a paper or a topic in the panel of that window, which is open or about to open. */
export async function showInPanel(shown: ShownInPanel, window: number | undefined): Promise<void> {
  await browser.storage.session.set({ [NAME]: { ...shown, window, at: Date.now() } satisfies Stored });
}

/** Listens for what this panel is to show, also for earlier requests; returns a function that stops it. */
export function followShownInPanel(onShown: (shown: ShownInPanel) => void): () => void {
  const own = browser.windows?.getCurrent();
  async function onStored(value: unknown) {
    const { names, topic, window, at = 0 } = (value ?? {}) as Partial<Stored>;
    if (!names || Date.now() - at > RECENT_MS) return;
    const { id } = (await own) ?? {};
    if (window === undefined || id === undefined || window === id) onShown({ names, topic });
  }
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[NAME]) void onStored(changes[NAME].newValue);
  };
  browser.storage.session.onChanged.addListener(onChanged);
  void browser.storage.session.get(NAME).then((stored) => onStored(stored[NAME]));
  return () => browser.storage.session.onChanged.removeListener(onChanged);
}
