import { describe, expect, it } from 'vitest';
import { TargetError } from '@/lib/sync/target-error';
import { parseMultistatus } from './multistatus';

const BASE = 'https://cloud.example/dav/';

/** A resource in an answer. */
const response = (href: string) =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:getetag>"x"</d:getetag>` +
  '<d:getcontentlength>1</d:getcontentlength></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>';
const answer = (inner: string, declared = '') =>
  `<?xml version="1.0"?>${declared}<d:multistatus xmlns:d="DAV:">${inner}</d:multistatus>`;

const names = 'abcdefghij';
/** Each entity expands to ten of the one before: 24 billion characters in all. */
const laughs = `<!DOCTYPE m [<!ENTITY a "${'a'.repeat(24)}">${[...names]
  .slice(1)
  .map((name, index) => `<!ENTITY ${name} "${`&${names[index]};`.repeat(10)}">`)
  .join('')}]>`;

/** The paths that are read, or the code of the error. */
function reading(xml: string): string[] | string {
  try {
    return parseMultistatus(xml, BASE).map(({ path }) => path);
  } catch (error) {
    if (error instanceof TargetError) return error.code;
    throw error;
  }
}

describe('a hostile answer of a WebDAV server', () => {
  it.each([
    ['entities that name each other', answer(response('/dav/&j;'), laughs)],
    ['nesting without end', answer('<a>'.repeat(50_000) + '</a>'.repeat(50_000))],
    [
      'a long entity, used a hundred thousand times',
      answer(response(`/dav/${'&a;'.repeat(100_000)}`), `<!DOCTYPE m [<!ENTITY a "${'a'.repeat(9_000)}">]>`),
    ],
  ])('is refused or read within bounds: %s', (_, xml) => {
    const read = reading(xml);
    expect(JSON.stringify(read).length).toBeLessThan(2_000_000);
  });

  it('loses only a resource with an invalid address', () => {
    expect(reading(answer(response('http://[::1') + response('/dav/papers.bib')))).toEqual([
      '/dav/papers.bib',
    ]);
  });

  it('does not pollute prototypes', () => {
    const xml = answer(
      response('/dav/a').replace('<d:prop>', '<d:prop><d:__proto__><d:x>1</d:x></d:__proto__>'),
    );
    reading(xml);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});
