import * as v from 'valibot';

/** Answers are a number and a few words; what is longer is none. Characters. */
const LONGEST = 20_000;

/**
 * The JSON object in an answer, also where it stands between other words or in a fenced block, as language models write
 * it; `null` where there is none of that shape.
 */
export function readJsonAnswer<Value>(answer: string, schema: v.GenericSchema<unknown, Value>): Value | null {
  // Some think aloud first, and try objects there.
  const said = answer.slice(0, LONGEST).split('</think>').at(-1) ?? '';
  const from = said.indexOf('{');
  const to = said.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  try {
    const read = v.safeParse(schema, JSON.parse(said.slice(from, to + 1)));
    return read.success ? read.output : null;
  } catch {
    // No JSON: as good as no answer.
    return null;
  }
}
