import { useRef, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { pluralMessage } from '@/components/i18n/plural-message';
import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import { type ImportProgress, SHOWN_ENTRIES, type UnclearWay } from '@/lib/domain/imports/import-progress';
import type { Result } from '@/lib/domain/result';
import { useImportReader } from './import-reader-context';

export interface Import {
  /** The import in the background; `null` if there is none. */
  importing: ImportProgress | null;
  /** The name of the file that this page is reading. */
  reading: string | null;
  problem: ErrorCode | null;
  choose(files: File[]): void;
  /** Stops reading, or ends the import and undoes what it wrote, or dismisses the result. */
  end(): void;
  run(way: UnclearWay): void;
  pause(isPaused: boolean): void;
  /** Undoes a finished import. */
  undo(): void;
}

/**
 * The state of an import of one or more files, from choosing them to the result. Closing the page only stops the
 * reading.
 */
export function useImport(): Import {
  const client = usePanelClient();
  const read = useImportReader();
  const live = useLive((library) => library.readImporting(), []);
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const stopping = useRef<AbortController>(undefined);
  // A page was closed before it had handed over the whole file: treat the file as never chosen.
  const importing = live.state === 'ready' && live.value?.state !== 'reading' ? live.value : null;

  async function attempt(work: () => Promise<void>) {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      const code = error instanceof ExpectedError ? error.code : 'unexpected';
      if (code === 'unexpected') console.error('Importing', error);
      if (code !== 'aborted') setProblem(code);
    }
  }

  async function readAndStage(files: File[], signal: AbortSignal) {
    const { format, parts, unread, joined } = await read(files, signal);
    const first = unread.slice(0, SHOWN_ENTRIES);
    const fileName = nameOf(files).slice(0, 200);
    const { id } = granted(
      await client.openImport({
        fileName,
        format,
        unread: { count: unread.length, first },
        joined: {
          count: joined.length,
          first: joined.slice(0, SHOWN_ENTRIES).map(({ title, joined }) => ({ title, joined })),
        },
      }),
    );
    for (const contents of parts) {
      signal.throwIfAborted();
      granted(await client.stageImport({ id, contents }));
    }
    granted(await client.previewImport({ id }));
  }

  return {
    importing,
    reading,
    problem: problem ?? (live.state === 'failed' ? live.error : null),
    async choose(files) {
      const controller = new AbortController();
      stopping.current = controller;
      setReading(nameOf(files));
      await attempt(() => readAndStage(files, controller.signal));
      setReading(null);
    },
    end() {
      stopping.current?.abort(new ExpectedError('aborted'));
      if (importing) attempt(async () => void granted(await client.endImport({})));
    },
    run(way) {
      if (importing) attempt(async () => void granted(await client.runImport({ id: importing.id, way })));
    },
    pause(isPaused) {
      attempt(async () => void granted(await client.pauseImport({ isPaused })));
    },
    undo() {
      attempt(async () => {
        if (importing?.act) granted(await client.undo({ act: importing.act }));
        granted(await client.endImport({}));
      });
    },
  };
}

/** The name of a file; of several files, that of the first with the number of the others. */
function nameOf([first, ...others]: File[]): string {
  return others.length === 0
    ? (first?.name ?? '')
    : pluralMessage('import_files', others.length, [first?.name ?? '']);
}

function granted<Value>(answer: Result<Value>): Value {
  if (!answer.ok) throw new ExpectedError(answer.error);
  return answer.value;
}
