import type { LibraryContents } from '@/lib/domain/library-contents';
import { LibraryReader, type LibraryReading } from './library-reader';
import { LibraryWriter } from './library-writer';

/**
 * Writes a whole library as the text of a library file, with the records of each list sorted by key.
 * @param exportedAt Milliseconds since 1970.
 */
export function writeLibraryFile(library: LibraryContents, exportedAt: number): string {
  const parts: string[] = [];
  const writer = new LibraryWriter((text) => parts.push(text), exportedAt);
  writer.add(
    'papers',
    sorted(library.papers, ({ id }) => id),
  );
  writer.add(
    'topics',
    sorted(library.topics, ({ id }) => id),
  );
  writer.add(
    'placements',
    sorted(library.placements, ({ paperId }) => paperId),
  );
  writer.add(
    'rules',
    sorted(library.rules, ({ id }) => id),
  );
  writer.add(
    'declinedProposals',
    sorted(library.declinedProposals, ({ id }) => id),
  );
  writer.end();
  return parts.join('');
}

/** Reads a library file with `LibraryReader`. @throws ExpectedError like its `end`. */
export function readLibraryFile(text: string): LibraryReading {
  const reader = new LibraryReader();
  reader.write(text);
  return reader.end();
}

function sorted<Value>(values: Value[], keyOf: (value: Value) => string): Value[] {
  return [...values].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
