import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Bytes that a page may have to load for its marks, uncompressed; what is not needed to draw them comes on first use. */
const MOST_BYTES = 60_000;

describe.each(['chrome-mv3', 'firefox-mv3'])('what every marked page loads in %s', (build) => {
  const folder = resolve('.output', build, 'content-scripts');
  it.runIf(existsSync(folder))('is small', () => {
    const files = readdirSync(folder);
    expect(files).toHaveLength(5);
    for (const file of files)
      expect([file, statSync(join(folder, file)).size < MOST_BYTES]).toEqual([file, true]);
  });
});
