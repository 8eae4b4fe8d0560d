/** A response that is longer than the limit. */
export class AnswerTooLong extends Error {
  override name = 'AnswerTooLong';

  constructor(readonly limit: number) {
    super(`more than ${limit} bytes`);
  }
}

/**
 * Reads the body of a response as text (UTF-8), up to a limit, beyond which the connection is closed. So an endless
 * response, or a small one that decompresses endlessly, needs no more memory than that.
 * @param limit Bytes, decompressed. @throws AnswerTooLong beyond the limit; errors of the connection.
 */
export async function readBounded(answer: Response, limit: number): Promise<string> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  // The announced length cannot be trusted, except to refuse a response early.
  if (Number(answer.headers.get('content-length')) > limit) return tooLong(reader, limit);
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > limit) return tooLong(reader, limit);
    text += decoder.decode(value, { stream: true });
  }
}

async function tooLong(reader: ReadableStreamDefaultReader, limit: number): Promise<never> {
  const error = new AnswerTooLong(limit);
  await reader.cancel(error);
  throw error;
}
