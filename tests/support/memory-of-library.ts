import type { LibraryMemory } from '@/lib/domain/loss/detect-loss';

/** The recorded facts about a library, in memory; `values` is the content of the browser's local storage area. */
export function memoryOfLibrary(): LibraryMemory {
  const values: Partial<Record<string, unknown>> = {};
  const read = async (key: string, empty: unknown) => structuredClone(values[key] ?? empty) as never;
  const write = async (key: string, value: unknown) => {
    values[key] = structuredClone(value);
  };
  return {
    readSummary: () => read('mark', null),
    writeSummary: (mark) => write('mark', mark),
    readLoss: () => read('loss', null),
    writeLoss: (loss) => write('loss', loss),
    wasChecked: (what) => read(`checked-${what}`, false),
    noteChecked: (what) => write(`checked-${what}`, true),
    readTargets: () => read('targets', []),
    writeTargets: (targets) => write('targets', targets),
    readCopies: () => read('copies', []),
    writeCopies: (copies) => write('copies', copies),
  };
}
