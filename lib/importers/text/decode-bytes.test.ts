import { expect, it } from 'vitest';
import { decodeText } from './decode-bytes';

const utf8 = (text: string) => [...new TextEncoder().encode(text)];

it('reads single invalid bytes as Windows-1252', () => {
  const bytes = [...utf8('Müller, Ødegård '), 0xe9, 0x20, 0xff, ...utf8(' 图 🚀')];
  expect(decodeText(Uint8Array.from(bytes))).toBe('Müller, Ødegård é ÿ 图 🚀');
});

it.each([
  ['Windows-1252 if nothing is UTF-8', '', [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72], 'Müller'],
  ['the encoding of a header', '% Encoding: Cp1251\n', [0xcf, 0xf0], 'Пр'],
  ['the encoding of an XML declaration', '<?xml version="1.0" encoding="iso-8859-2"?>', [0xb1], 'ą'],
  ['a header with an unknown encoding', '% Encoding: nonsense\n', [0xe9], 'é'],
])('reads %s', (_, header, bytes, text) => {
  expect(decodeText(Uint8Array.from([...utf8(header), ...bytes]))).toBe(header + text);
});

it('prefers valid UTF-8 to a header', () => {
  expect(decodeText(Uint8Array.from(utf8('% Encoding: Cp1251\nПривет')))).toBe('% Encoding: Cp1251\nПривет');
});

it.each([[[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xf5, 0x80, 0x80, 0x80]], [[0xe2, 0x82]]])(
  'does not accept %j as a UTF-8 character',
  (bytes) => {
    expect(decodeText(Uint8Array.from([...utf8('éà'), ...bytes.slice(0, 1)]))).toMatch(/^éà.$/u);
    expect(decodeText(Uint8Array.from([...utf8('éàüß'), ...bytes]))).not.toContain('\ufffd');
  },
);
