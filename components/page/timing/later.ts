/** Work that is requested more often than it needs to run. */
export interface Later {
  start(): void;
  stop(): void;
}

/** Runs once, the given number of milliseconds after the first of several requests. */
export function later(milliseconds: number | (() => number), run: () => void): Later {
  const wait = () => (typeof milliseconds === 'number' ? milliseconds : milliseconds());
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    start() {
      timer ??= setTimeout(() => {
        timer = undefined;
        run();
      }, wait());
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
