import type { ErrorCode } from '@/lib/domain/errors';
import { keyPart, message } from '@/lib/platform/messages';

/** Errors whose sentence names a subject. Each has a second message, `error_<code>_unnamed`, for an unknown name. */
const NAMING = ['undo-conflict', 'undo-topics-below', 'undo-papers-there'] as const;

/** The sentence for an error: what happened, that nothing was lost, and what to do next. */
export function errorSentence(code: ErrorCode, about = ''): string {
  const naming = NAMING.find((each) => each === code);
  return naming && about.trim() === ''
    ? message(`error_${keyPart(naming)}_unnamed`)
    : message(`error_${keyPart(code)}`, [about]);
}
