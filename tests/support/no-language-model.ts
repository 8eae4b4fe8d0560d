import { ExpectedError } from '@/lib/domain/errors';
import type { LanguageModelAccess } from '@/lib/library/context';

/** A person who has none; a test says what it answers. */
export function noLanguageModel(): LanguageModelAccess {
  return {
    ask: async () => {
      throw new ExpectedError('language-model-absent');
    },
    keepKey: async () => undefined,
  };
}
