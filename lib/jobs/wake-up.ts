/** A way to be woken later that outlives this context: an alarm of the browser, and a timer while the context lives. */
export interface WakeUp {
  /** @param time Milliseconds since 1970. */
  at(time: number): void;
  cancel(): void;
}
