import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { JoinedTitles, UnreadEntry } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';

/**
 * Reads files of any supported format as one import. @throws ExpectedError that says what is wrong with them;
 * `aborted`.
 */
export type ImportReader = (
  files: File[],
  signal: AbortSignal,
) => Promise<{ format: string; parts: LibraryContents[]; unread: UnreadEntry[]; joined: JoinedTitles[] }>;

export const ImportReaderContext = createContext<ImportReader | null>(null);

export function useImportReader(): ImportReader {
  const reader = useContext(ImportReaderContext);
  if (!reader) throw new Error('No ImportReaderContext above this component');
  return reader;
}
