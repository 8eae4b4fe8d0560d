import { ExpectedError } from '@/lib/domain/errors';
import type { LanguageModelAccess } from '@/lib/library/context';

/** A fake access for a person without a language model; a test overrides its answers. */
export function noLanguageModel(): LanguageModelAccess {
  return {
    ask: async () => {
      throw new ExpectedError('language-model-absent');
    },
    keepKey: async () => undefined,
  };
}
