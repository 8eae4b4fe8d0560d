import { describe, expect, it, vi } from 'vitest';
import { askServer } from '@/lib/sync/adapters/request-server';
import { fetchText } from './fetch-text';
import { AnswerTooLong, readBounded } from './read-bounded';

const MEGABYTE = 1_000_000;

/** An answer without end, and how much of it was taken. */
function endless(headers: HeadersInit = {}) {
  const taken = { bytes: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += MEGABYTE;
      controller.enqueue(new Uint8Array(MEGABYTE).fill(97));
    },
    cancel() {
      taken.isCancelled = true;
    },
  });
  return { answer: new Response(body, { headers }), taken };
}

/** The answer in pieces of so many bytes. */
function inPieces(text: string, size: number): Response {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
  return new Response(body);
}

describe('an answer', () => {
  it('is read whole, wherever it is cut on its way', async () => {
    const text = 'naïve 論文 🌳';
    for (const size of [1, 2, 3, 5, 100]) expect(await readBounded(inPieces(text, size), 100)).toBe(text);
    expect(await readBounded(new Response(null), 100)).toBe('');
    expect(await readBounded(inPieces('x'.repeat(100), 7), 100)).toHaveLength(100);
  });

  it('is given up once it is longer than may be', async () => {
    await expect(readBounded(inPieces('x'.repeat(101), 7), 100)).rejects.toThrow(AnswerTooLong);
    const { answer, taken } = endless();
    await expect(readBounded(answer, 3 * MEGABYTE)).rejects.toThrow(AnswerTooLong);
    expect(taken.isCancelled).toBe(true);
    expect(taken.bytes).toBeLessThan(6 * MEGABYTE);
  });

  it('is not begun where it is announced to be too long', async () => {
    const { answer, taken } = endless({ 'content-length': '1000000000' });
    await expect(readBounded(answer, 3 * MEGABYTE)).rejects.toThrow(AnswerTooLong);
    expect(taken.bytes).toBeLessThan(3 * MEGABYTE);
  });
});

describe('a server whose answer never ends', () => {
  it('gives a catalogue no text', async () => {
    const { answer, taken } = endless();
    vi.stubGlobal('fetch', async () => answer);
    expect(await fetchText('https://export.arxiv.org/')).toEqual({ status: 200, text: '', retryAfter: null });
    expect(taken.isCancelled).toBe(true);
    vi.unstubAllGlobals();
  });

  it('is no export target', async () => {
    const { answer, taken } = endless();
    vi.stubGlobal('fetch', async () => answer);
    await expect(askServer('https://dav.example/', {})).rejects.toMatchObject({
      code: 'target-not-understood',
    });
    expect(taken.isCancelled).toBe(true);
    vi.unstubAllGlobals();
  });
});
