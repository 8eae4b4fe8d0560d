/** An answer that is longer than whoever asked can use. */
export class AnswerTooLong extends Error {
  override name = 'AnswerTooLong';

  constructor(readonly limit: number) {
    super(`more than ${limit} bytes`);
  }
}

/**
 * The body of an answer as text (UTF-8), counted as it comes: reading ends, and the connection with it, once it is
 * longer than may be. A server without end, or a small file that unpacks without end, costs no more memory than that.
 * @param limit Bytes, unpacked.
 * @throws AnswerTooLong beyond the limit; whatever the connection throws where it is cut.
 */
export async function readBounded(answer: Response, limit: number): Promise<string> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  // What the server announces is no promise: it is only believed where it says that it is too much.
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
