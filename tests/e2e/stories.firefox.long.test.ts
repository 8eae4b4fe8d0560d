import { firstRun } from './stories/first-run';
import { firstTree } from './stories/first-tree';
import { importing } from './stories/importing';
import { firefox } from './support/browsers';

firstRun(firefox);
firstTree(firefox);
importing(firefox);
