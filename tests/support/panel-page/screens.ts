import { firstRunScreens } from './screens/first-run';
import { inboxScreens } from './screens/inbox';
import { overviewScreens } from './screens/overview';
import { paperScreens } from './screens/papers';
import type { Screen } from './screens/screen';
import { surroundingScreens } from './screens/surroundings';
import { treeScreens } from './screens/tree';

/** All screens. */
export const screens: Screen[] = [
  ...firstRunScreens,
  ...treeScreens,
  ...paperScreens,
  ...inboxScreens,
  ...overviewScreens,
  ...surroundingScreens,
];
