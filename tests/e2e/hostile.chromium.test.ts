import { hostilePages } from './stories/hostile-pages';
import { chromium } from './support/browsers';

hostilePages(chromium);
