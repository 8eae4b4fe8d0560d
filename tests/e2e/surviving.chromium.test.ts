import { surviving } from './stories/surviving';
import { chromium } from './support/browsers';

surviving(chromium);
