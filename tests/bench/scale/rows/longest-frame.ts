import type { Page } from 'playwright-core';
import { groupBy } from '@/lib/domain/group-by';

/** The work of a page that our code causes: script, style and layout. */
const counted = new Set([
  'FunctionCall',
  'EvaluateScript',
  'FireAnimationFrame',
  'TimerFire',
  'RunMicrotasks',
  'EventDispatch',
  'UpdateLayoutTree',
  'Layout',
  'MajorGC',
  'MinorGC',
]);
const FRAMES = 120;
/** Pixels per frame, as with a fast wheel. */
const STEP = 180;

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Processor time of the thread: work of other programs is not counted. */
  tdur?: number;
  tid: number;
  pid: number;
}

/** Scrolls for two seconds; returns the milliseconds of script, style and layout in the slowest frame, from a trace. */
export function longestFrame(page: Page, selector: string): Promise<number> {
  return longestFrameWhile(page, () =>
    page.evaluate(
      async ([css, frames, step]) => {
        const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
        document.querySelector(css)?.scrollTo(0, 0);
        for (let nth = 0; nth < frames; nth++) {
          document.querySelector(css)?.scrollBy(0, step);
          await frame();
        }
      },
      [selector, FRAMES, STEP] as const,
    ),
  );
}

/** The milliseconds of script, style and layout in the slowest frame while the page does something, from a trace. */
export async function longestFrameWhile(page: Page, act: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', { categories: 'devtools.timeline,v8', transferMode: 'ReportEvents' });
  await act();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return worst(events);
}

/** The slowest frame of the thread that drew most frames. */
function worst(events: TraceEvent[]): number {
  const threads = groupBy(events, ({ pid, tid }) => `${pid} ${tid}`);
  const framesOf = (all: TraceEvent[]) => all.filter(({ name }) => name === 'FireAnimationFrame');
  const ours = [...threads.values()].toSorted((a, b) => framesOf(b).length - framesOf(a).length)[0] ?? [];
  const starts = framesOf(ours).map(({ ts }) => ts);
  const sums = new Map<number, number>();
  let end = 0;
  for (const { name, ph, ts, dur = 0, tdur = dur } of ours.toSorted((a, b) => a.ts - b.ts)) {
    // An event inside a counted event is part of it already.
    if (ph !== 'X' || !counted.has(name) || ts < end) continue;
    end = ts + dur;
    const frame = starts.findLastIndex((start) => start <= ts);
    sums.set(frame, (sums.get(frame) ?? 0) + tdur);
  }
  sums.delete(-1);
  return Math.max(0, ...sums.values()) / 1_000;
}
