import type { ErrorCode } from '@/lib/domain/errors';
import { message } from '@/lib/platform/messages';

/** Errors whose sentence names what they are about; each has another, `error_<code>_unnamed`, where no name is known. */
const NAMING: ReadonlySet<ErrorCode> = new Set(['undo-conflict', 'undo-topics-below', 'undo-papers-there']);

/** What happened, that nothing was lost, and what to do next. */
export function errorSentence(code: ErrorCode, about = ''): string {
  const key = `error_${code.replaceAll('-', '_')}`;
  return NAMING.has(code) && about.trim() === '' ? message(`${key}_unnamed`) : message(key, [about]);
}
