import * as v from 'valibot';

/** Maximum length of an answer that is read, in characters: an answer is a number and a few words. */
const LONGEST = 20_000;

/**
 * The JSON object in an answer, even if it is between other words or in a fenced block, as language models often
 * write it; `null` if there is none of that shape.
 */
export function readJsonAnswer<Value>(answer: string, schema: v.GenericSchema<unknown, Value>): Value | null {
  // Some models write their reasoning first, which may contain other objects.
  const text = answer.slice(0, LONGEST).split('</think>').at(-1) ?? '';
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  try {
    const read = v.safeParse(schema, JSON.parse(text.slice(from, to + 1)));
    return read.success ? read.output : null;
  } catch {
    // Invalid JSON counts as no answer.
    return null;
  }
}
