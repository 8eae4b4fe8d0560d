import * as v from 'valibot';
import { ExpectedError } from '@/lib/domain/errors';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import { keepsSecrets } from '@/lib/domain/targets/secure-address';
import type { Question } from './question';

/*
 * The part of OpenAI's API (https://platform.openai.com/docs/api-reference/chat) that Ollama, LM Studio, llama.cpp, vLLM
 * and most services offer as well.
 */

/** Tokens of an answer at most; an answer has some fifty, what a model thinks before it a few hundred. */
const MOST_TOKENS = 1_000;

/**
 * The address of an API as it is kept: without what stands behind it, and with the `/v1` that a bare host lacks.
 * @throws ExpectedError `invalid-address` where it is none; `address-with-password`; `language-model-needs-https` where
 * others on the way could read what is sent
 */
export function apiAddress(typed: string): string {
  let url: URL;
  try {
    url = new URL(typed.trim());
  } catch (cause) {
    throw new ExpectedError('invalid-address', undefined, { cause });
  }
  if (!/^https?:$/.test(url.protocol)) throw new ExpectedError('invalid-address', url.protocol);
  if (url.username || url.password) throw new ExpectedError('address-with-password');
  if (!keepsSecrets(url.href)) throw new ExpectedError('language-model-needs-https');
  const path = url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  return `${url.origin}${path || '/v1'}`;
}

/** Where questions go. */
export function completionsAddress({ address }: Extract<LanguageModel, { kind: 'server' }>): string {
  return `${address}/chat/completions`;
}

/**
 * A question as the API takes it.
 * @param isBare Without what not every server knows: a schema to keep to, and no chance in the answer.
 */
export function completionRequest(model: string, question: Question, isBare: boolean): string {
  const { instruction, text, schema } = question;
  return JSON.stringify({
    model,
    messages: [
      { role: 'system', content: instruction },
      { role: 'user', content: text },
    ],
    stream: false,
    ...(!isBare && {
      temperature: 0,
      max_tokens: MOST_TOKENS,
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
    }),
  });
}

const completion = v.object({
  choices: v.pipe(v.array(v.object({ message: v.object({ content: v.string() }) })), v.minLength(1)),
});

/** The words of an answer. @throws ExpectedError `language-model-unclear` where it is none of this API. */
export function readCompletion(body: string): string {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw new ExpectedError('language-model-unclear', 'no JSON', { cause });
  }
  const read = v.safeParse(completion, json);
  if (!read.success) throw new ExpectedError('language-model-unclear', 'no completion');
  return read.output.choices[0]?.message.content ?? '';
}
