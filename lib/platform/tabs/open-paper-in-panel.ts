import { browser } from 'wxt/browser';
import type { PaperId } from '@/lib/domain/ids';

const NAME = 'shown-paper';
/** How long after the request a newly opened panel shows the paper, milliseconds; it starts faster. */
const RECENT_MS = 10_000;

interface ShownPaper {
  /** Every name of the paper. */
  names: PaperId[];
  window: number | undefined;
  /** Milliseconds since 1970. */
  at: number;
}

/** Shows a paper in the panel of that window, which is open or about to open. */
export async function showPaper(names: PaperId[], window: number | undefined): Promise<void> {
  await browser.storage.session.set({ [NAME]: { names, window, at: Date.now() } satisfies ShownPaper });
}

/** Listens for papers to show in this panel, also earlier requests; returns a function that stops it. */
export function followShownPaper(onPaper: (names: PaperId[]) => void): () => void {
  const own = browser.windows?.getCurrent();
  async function onStored(value: unknown) {
    const { names, window, at = 0 } = (value ?? {}) as Partial<ShownPaper>;
    if (!names || Date.now() - at > RECENT_MS) return;
    const { id } = (await own) ?? {};
    if (window === undefined || id === undefined || window === id) onPaper(names);
  }
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[NAME]) void onStored(changes[NAME].newValue);
  };
  browser.storage.session.onChanged.addListener(onChanged);
  void browser.storage.session.get(NAME).then((stored) => onStored(stored[NAME]));
  return () => browser.storage.session.onChanged.removeListener(onChanged);
}
