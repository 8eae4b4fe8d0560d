import * as v from 'valibot';
import { filledLine, line } from '@/lib/bibliography/field-schemas';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, type Schema } from '@/lib/rpc/request-schemas';
import { chooseLanguageModel, tryLanguageModel } from './choose-language-model';

const languageModel = v.variant('kind', [
  v.object({ kind: v.literal('browser') }),
  v.object({ kind: v.literal('server'), address: filledLine(2_000), model: filledLine(200) }),
]) as unknown as Schema<LanguageModel>;

export const languageModelRequests = {
  /** Sets the language model that is asked if filing is not sure, `null` for none; `key` is the key of its server. */
  chooseLanguageModel: defineRequest({
    from: 'panel',
    schema: v.object({ model: v.nullable(languageModel), key: line(2_000) }),
    handle: (context: LibraryContext, { model, key }) => chooseLanguageModel(context, model, key),
  }),

  /** Asks the language model about a paper that is not from the library, to test whether it answers. */
  tryLanguageModel: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: (context: LibraryContext) => tryLanguageModel(context),
  }),
};
