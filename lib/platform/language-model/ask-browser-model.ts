import { ExpectedError } from '@/lib/domain/errors';
import type { Question } from '@/lib/language-model/question';

/**
 * Chrome's Prompt API (https://developer.chrome.com/docs/ai/prompt-api), which is available in pages but not in
 * workers.
 */
interface PromptApi {
  availability(
    options: SessionOptions,
  ): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  create(options: SessionOptions & CreateOptions): Promise<Session>;
}
interface SessionOptions {
  expectedInputs: { type: 'text'; languages: string[] }[];
  expectedOutputs: { type: 'text'; languages: string[] }[];
}
interface CreateOptions {
  initialPrompts?: { role: 'system'; content: string }[];
  signal?: AbortSignal;
  monitor?(monitor: EventTarget): void;
}
interface Session {
  prompt(text: string, options: { responseConstraint: object; signal: AbortSignal }): Promise<string>;
  destroy(): void;
}

const english: SessionOptions = {
  expectedInputs: [{ type: 'text', languages: ['en'] }],
  expectedOutputs: [{ type: 'text', languages: ['en'] }],
};

function promptApi(): PromptApi | undefined {
  return (globalThis as { LanguageModel?: PromptApi }).LanguageModel;
}

/**
 * Whether the browser has its own model: `missing`, `downloadable` (the browser must download it first) or `ready`.
 */
export type BrowserModelState = 'missing' | 'downloadable' | 'ready';

/** Returns the state of the browser's model. Call it in a page. */
export async function browserModelState(): Promise<BrowserModelState> {
  try {
    const availability = (await promptApi()?.availability(english)) ?? 'unavailable';
    if (availability === 'available') return 'ready';
    return availability === 'unavailable' ? 'missing' : 'downloadable';
  } catch (error) {
    console.warn('The browser does not say whether it has a language model.', error);
    return 'missing';
  }
}

/**
 * Makes the browser download its model. Call it in a page, right after a click.
 * @param onProgress Called with the share that is downloaded, 0 to 1.
 * @throws ExpectedError `language-model-absent`
 */
export async function downloadBrowserModel(onProgress: (share: number) => void): Promise<void> {
  try {
    const session = await promptApi()?.create({
      ...english,
      monitor: (monitor) =>
        monitor.addEventListener('downloadprogress', (event) => onProgress((event as ProgressEvent).loaded)),
    });
    if (session) return session.destroy();
  } catch (cause) {
    throw new ExpectedError('language-model-absent', undefined, { cause });
  }
  throw new ExpectedError('language-model-absent');
}

/**
 * Asks the browser's own model, in a separate session, so that questions do not see each other. Returns the raw
 * text of the answer, which the caller validates.
 * @param longest Time limit for the whole call, in milliseconds.
 * @throws ExpectedError `language-model-absent`, `language-model-slow`, `language-model-busy`
 */
export async function askBrowserModel(question: Question, longest: number): Promise<string> {
  const api = promptApi();
  if (!api || (await browserModelState()) !== 'ready') throw new ExpectedError('language-model-absent');
  const signal = AbortSignal.timeout(longest);
  const { instruction, text, schema } = question;
  try {
    return await inTime(signal, async () => {
      const initialPrompts = [{ role: 'system' as const, content: instruction }];
      const session = await api.create({ ...english, initialPrompts, signal });
      try {
        return await session.prompt(text, { responseConstraint: schema, signal });
      } finally {
        session.destroy();
      }
    });
  } catch (cause) {
    throw new ExpectedError(signal.aborted ? 'language-model-slow' : 'language-model-busy', undefined, {
      cause,
    });
  }
}

/** Rejects when the signal aborts, even if the model ignores the signal. */
function inTime<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work().then(resolve, reject);
  });
}
