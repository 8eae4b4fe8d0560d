import { readBack, readBackByBiber } from './read-back';

// Every opening meets every ending; the 500 are read in `readers.long.test.ts`.
readBack(160);
readBackByBiber(40);
