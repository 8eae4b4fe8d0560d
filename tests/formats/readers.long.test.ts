import { readBack, readBackByBiber } from './read-back';

readBack(500);
readBackByBiber(500);
