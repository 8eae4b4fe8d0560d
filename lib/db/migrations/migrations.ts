import type { Migration } from './migration';
import { version1 } from './version-1';
import { version2 } from './version-2';
import { version3 } from './version-3';
import { version4 } from './version-4';
import { version5 } from './version-5';

/** Every version of the schema that ever shipped, in order. */
export const migrations: readonly Migration[] = [version1, version2, version3, version4, version5];
