import type { ErrorCode } from '@/lib/domain/errors';
import { message } from '@/lib/platform/messages';

/** What happened, that nothing was lost, and what to do next. */
export function errorSentence(code: ErrorCode, about = ''): string {
  return message(`error_${code.replaceAll('-', '_')}`, [about]);
}
