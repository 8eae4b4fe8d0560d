import { browser } from 'wxt/browser';
import type { WakeUp } from '@/lib/jobs/job-runner';

/** The shortest delay that browsers allow for alarms of packed extensions. */
const SOONEST_ALARM_MS = 30_000;

/**
 * Wakes the background by an alarm, which outlives it, and for shorter delays also by a timer, as long as it lives.
 * @param alarm unique name of the alarm
 */
export function createWakeUp(alarm: string, onWake: () => void): WakeUp {
  let timer: ReturnType<typeof setTimeout> | undefined;
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) onWake();
  });
  return {
    at(time) {
      clearTimeout(timer);
      const delay = time - Date.now();
      if (delay < SOONEST_ALARM_MS) timer = setTimeout(onWake, delay);
      browser.alarms
        .create(alarm, { when: Math.max(time, Date.now() + SOONEST_ALARM_MS) })
        .catch((error: unknown) => console.error('No alarm was set.', error));
    },
    cancel() {
      clearTimeout(timer);
      browser.alarms
        .clear(alarm)
        .catch((error: unknown) => console.error('The alarm was not cleared.', error));
    },
  };
}
