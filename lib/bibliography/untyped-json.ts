import { BOUNDS } from './bounds';

/** Readers for JSON of unknown structure: a missing value, or one of another type, reads as empty. */
export type JsonObject = Record<string, unknown>;

/** Parses a text that may be anything. */
export function parseJson(text: string): JsonObject {
  if (text.length > BOUNDS.json) return {};
  try {
    return asObject(JSON.parse(text));
  } catch {
    // A truncated page, or no JSON at all, is treated like a page without it.
    return {};
  }
}

export function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}

export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asString(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
