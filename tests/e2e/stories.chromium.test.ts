import { firstRun } from './stories/first-run';
import { firstTree } from './stories/first-tree';
import { importing } from './stories/importing';
import { chromium } from './support/browsers';

firstRun(chromium);
firstTree(chromium);
importing(chromium);
