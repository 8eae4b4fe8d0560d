import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decrypt, type EncryptionKey, encrypt as encryptAt, makeKey } from './encrypt-file';

const PASSPHRASE = 'correct horse é';
const ORIGIN = { path: 'Agents/Ünïcode name.md', sequence: 7 };
const encrypt = (text: string, key: EncryptionKey) => encryptAt(text, key, ORIGIN);
let key: EncryptionKey;
let known: Map<string, EncryptionKey>;

beforeAll(async () => {
  key = await makeKey(PASSPHRASE);
  known = new Map();
  await decrypt(await encrypt('', key), PASSPHRASE, known);
});

describe('an encrypted file', () => {
  it('decrypts to the same text, and does not contain it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 12 }), async (text) => {
        const file = await encrypt(text, key);
        expect(file).not.toContain(text);
        expect(await decrypt(file, PASSPHRASE, known)).toEqual({ text, origin: ORIGIN });
      }),
      { numRuns: 50 },
    );
  });

  it('opens with the passphrase in any Unicode normalization', async () => {
    expect(await decrypt(await encrypt('text', key), PASSPHRASE.normalize('NFD'))).toMatchObject({
      text: 'text',
    });
  });

  it.each([
    ['path', (fields: string[]) => fields.with(7, btoa('other.md'))],
    ['sequence', (fields: string[]) => fields.with(6, '8')],
    ['version', (fields: string[]) => fields.with(1, '1').slice(0, 6)],
  ])('is refused if its %s was changed together with the header check', async (_, change) => {
    const [header = '', body] = (await encrypt('text', key)).split('\n');
    const fields = change(header.split(' ').slice(0, -1)).join(' ');
    const check = createHash('sha256').update(fields).digest().subarray(0, 9).toString('base64');
    const forged = `${fields} ${check}\n${body}\n`;
    await expect(decrypt(forged, PASSPHRASE, known)).rejects.toMatchObject({ code: 'file-altered' });
  });

  it('differs each time', async () => {
    expect(await encrypt('text', key)).not.toBe(await encrypt('text', key));
  });

  it('is refused with a wrong passphrase', async () => {
    const file = await encrypt('text', key);
    await expect(decrypt(file, 'incorrect horse')).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });

  it('is refused as altered if any character was changed, never for a wrong passphrase', async () => {
    const file = await encrypt('a text of some length', key);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 2),
        fc.constantFrom('A', 'x', '0', ' ', '\n'),
        async (at, letter) => {
          const altered = file.slice(0, at) + letter + file.slice(at + 1);
          fc.pre(altered !== file);
          await expect(decrypt(altered, PASSPHRASE, known)).rejects.toMatchObject({ code: 'file-altered' });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of version 1 can still be read', async () => {
    const file =
      'papertree-encrypted 1 600000 k0CaKlmwGqzyDSRiBmObuA== 9ly1fdBdynehBc/Q k1JnZIDqAAyv74DAbbTrbQ== OYHCLiFT6x/l\n' +
      'fQT9eIEtXvb5xhci5vyFSAPx6YrlApUkmQ==\n';
    expect(await decrypt(file, 'a long passphrase')).toEqual({ text: '@misc{ä}', origin: null });
  });

  it.each([
    '',
    'text',
    '@misc{a}',
    'papertree-encrypted 3 600000 a b c d e f\ng\n',
    'papertree-encrypted 1 600000 a b c d\ne\n',
  ])('is not %j', async (file) => {
    await expect(decrypt(file, PASSPHRASE)).rejects.toMatchObject({ code: 'file-altered' });
  });

  it('is refused as altered if it is cut', async () => {
    const file = await encrypt('a text of some length', key);
    await expect(decrypt(file.slice(0, -8), PASSPHRASE, known)).rejects.toMatchObject({
      code: 'file-altered',
    });
  });
});
