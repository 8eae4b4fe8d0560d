import { firstRun } from './stories/first-run';
import { firstTree } from './stories/first-tree';
import { hostilePages } from './stories/hostile-pages';
import { importing } from './stories/importing';
import { surviving } from './stories/surviving';
import { firefox } from './support/browsers';

firstRun(firefox);
firstTree(firefox);
importing(firefox);
hostilePages(firefox);
surviving(firefox);
