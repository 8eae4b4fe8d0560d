import type { CDPSession } from 'playwright-core';
import { groupBy } from '@/lib/domain/group-by';

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Processor time of the thread: work of other programs is not counted. */
  tdur?: number;
  pid: number;
  tid: number;
  args?: { data?: { url?: string } };
}

interface Span {
  start: number;
  end: number;
  /** Processor time. */
  time: number;
}

const TASKS = new Set(['RunTask', 'ThreadControllerImpl::RunTask']);
const CALLS = new Set(['FunctionCall', 'EvaluateScript', 'v8.evaluateModule']);

/** Starts a trace of the page; the returned function ends it and returns its events. */
export async function traceTasks(session: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  const categories = 'toplevel,devtools.timeline,v8';
  await session.send('Tracing.start', { categories, transferMode: 'ReportEvents' });
  return async () => {
    await session.send('Tracing.end');
    await complete;
    return events;
  };
}

/**
 * What scripts of an extension did in each task of a thread: milliseconds of processor time of its calls, with the
 * style and layout that they forced. Continuations of promises name no script; they count in tasks in which no script of the page was called.
 */
export function ownTasks(events: readonly TraceEvent[]): number[] {
  const threads = groupBy(
    events.filter(({ ph, dur }) => ph === 'X' && dur !== undefined),
    ({ pid, tid }) => `${pid} ${tid}`,
  );
  return [...threads.values()].flatMap(tasksOfThread).filter((milliseconds) => milliseconds > 0);
}

function tasksOfThread(events: readonly TraceEvent[]): number[] {
  const calls = events.filter(({ name }) => CALLS.has(name));
  if (!calls.some(isOwn)) return [];
  const tasks = outermost(events.filter(({ name }) => TASKS.has(name)));
  const microtasks = events.filter(({ name }) => name === 'RunMicrotasks');
  return tasks.map((task) => {
    const own = within(calls.filter(isOwn), task);
    const pages = within(
      calls.filter((call) => call.args?.data?.url && !isOwn(call)),
      task,
    );
    const continued = pages.length === 0 ? within(microtasks, task) : [];
    return outermost([...own, ...continued]).reduce((sum, { time }) => sum + time, 0) / 1_000;
  });
}

function isOwn({ args }: TraceEvent): boolean {
  return args?.data?.url?.startsWith('chrome-extension://') ?? false;
}

function within(events: readonly TraceEvent[], { start, end }: Span): TraceEvent[] {
  return events.filter(({ ts }) => ts >= start && ts < end);
}

/** The spans that are not inside another one, in the order of their start. */
function outermost(events: readonly TraceEvent[]): Span[] {
  const spans: Span[] = [];
  for (const { ts, dur = 0, tdur = dur } of events.toSorted(
    (a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0),
  ))
    if (ts >= (spans.at(-1)?.end ?? 0)) spans.push({ start: ts, end: ts + dur, time: tdur });
  return spans;
}
