import * as v from 'valibot';
import { ExpectedError } from '@/lib/domain/errors';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import { isSecureAddress } from '@/lib/domain/targets/secure-address';
import type { Question } from './question';

/*
 * The part of OpenAI's API (https://platform.openai.com/docs/api-reference/chat) that Ollama, LM Studio, llama.cpp, vLLM
 * and most services offer as well.
 */

/** Maximum number of tokens in an answer. An answer has some fifty, and the reasoning before it a few hundred. */
const MOST_TOKENS = 1_000;

/**
 * The address of an API as it is stored: without the query and the path of an endpoint, and with the `/v1` that a
 * bare host lacks.
 * @throws ExpectedError `invalid-address` if it is not a web address; `address-with-password`;
 *   `language-model-needs-https` if others on the network could read what is sent.
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
  if (!isSecureAddress(url.href)) throw new ExpectedError('language-model-needs-https');
  const path = url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  return `${url.origin}${path || '/v1'}`;
}

/** The address to which questions are sent. */
export function completionsAddress({ address }: Extract<LanguageModel, { kind: 'server' }>): string {
  return `${address}/chat/completions`;
}

/**
 * The body of the request for a question.
 * @param isBare Leaves out what not every server supports: the schema of the answer, its maximum length, and
 *   temperature 0.
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

/** The text of an answer. @throws ExpectedError `language-model-unclear` if it is not an answer of this API. */
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
