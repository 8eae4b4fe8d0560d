import { newcomer } from './stories/newcomer';
import { browsers } from './support/browsers';

for (const browser of browsers) newcomer(browser);
