import { ExpectedError } from '@/lib/domain/errors';

/** Deeper than any library file nests, and shallow enough for every browser. */
const DEEPEST = 200;

/**
 * Parses a JSON text.
 * @throws ExpectedError `file-damaged` if it is cut or not JSON, `file-too-deep` if it nests more than 200 levels.
 */
export function parseJson(text: string): unknown {
  refuseDeepNesting(text);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ExpectedError('file-damaged', 'not a whole JSON text', { cause });
  }
}

/**
 * Checks the depth of a JSON text before it is parsed, since a million levels may crash a parser.
 * @throws ExpectedError `file-too-deep`.
 */
export function refuseDeepNesting(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > DEEPEST) throw new ExpectedError('file-too-deep');
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
}

export type Fields = Record<string, unknown>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objects(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/**
 * The text of the first of these fields that has one: a string, a number, or the first in a list (Crossref's titles).
 */
export function textIn(fields: Fields, ...names: string[]): string | undefined {
  for (const name of names) {
    const own = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const value: unknown = Array.isArray(own) ? own[0] : own;
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : [];
}
