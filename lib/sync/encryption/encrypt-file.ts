import { ExpectedError } from '@/lib/domain/errors';
import { base64 } from './base64';

/*
 * An encrypted file is two lines of text, so that it passes everywhere where text passes:
 *
 *   papertree-encrypted 2 <iterations> <salt> <nonce> <key check> <sequence> <path> <header check>
 *   <ciphertext with its tag>
 *
 * All but the numbers is base64; the path is UTF-8 before that. Version 1, which is still read, has neither sequence nor
 * path. PBKDF2-SHA-256 stretches the passphrase, HKDF-SHA-256 makes of that the key of
 * AES-256-GCM (info `key`) and a key check of 16 bytes (info `check`), which tells a wrong passphrase from a file
 * that was altered. The header check is the start of the SHA-256 of all before it, so that damage to the header
 * does not pass for a wrong passphrase. The whole first line is authenticated with the text, so a file cannot be
 * passed off as another, or as a later version of itself.
 */
const NAME = 'papertree-encrypted';
const VERSION = '2';
/** The fields of each version's header. */
const FIELDS: Record<string, number> = { 1: 7, 2: 9 };
/** What OWASP's Password Storage Cheat Sheet asks of PBKDF2-SHA-256 (2023). */
const ITERATIONS = 600_000;
/** More would let a forged file keep the reader busy for minutes. */
const MOST_ITERATIONS = 10_000_000;

/** A passphrase that was stretched, with which any number of files can be written. */
export interface EncryptionKey {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  key: CryptoKey;
  check: string;
}

/** Where and when a file was written. */
export interface FileOrigin {
  /** Relative to the root of the target, `/` between folders, without the ending of encrypted files. */
  path: string;
  /** A whole number; of two versions of one file, the later one has the greater. */
  sequence: number;
}

/** What an encrypted file holds. */
export interface DecryptedFile {
  text: string;
  /** `null` in files of version 1, which do not say. */
  origin: FileOrigin | null;
}

/** Stretches a passphrase, with a salt of its own; takes some tenths of a second. */
export function makeKey(passphrase: string): Promise<EncryptionKey> {
  return stretch(passphrase, crypto.getRandomValues(new Uint8Array(16)), ITERATIONS);
}

/** The file's text, encrypted; every time another, since the nonce is drawn. */
export async function encrypt(
  text: string,
  { key, salt, iterations, check }: EncryptionKey,
  { path, sequence }: FileOrigin,
): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const origin = `${sequence} ${base64(bytesOf(path))}`;
  const fields = [NAME, VERSION, iterations, base64(salt), base64(nonce), check, origin].join(' ');
  const header = `${fields} ${await headerCheck(fields)}`;
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: bytesOf(header) },
    key,
    bytesOf(text),
  );
  return `${header}\n${base64(new Uint8Array(sealed))}\n`;
}

/**
 * The text of an encrypted file, and where and when it was written.
 * @param known keys that were stretched before; the one that it takes is added
 * @throws ExpectedError `wrong-passphrase`; `file-altered` where the file is damaged, was altered or is none of ours
 */
export async function decrypt(
  file: string,
  passphrase: string,
  known: Map<string, EncryptionKey> = new Map(),
): Promise<DecryptedFile> {
  const [header = '', body = '', end = '', ...more] = file.split(/\r?\n/);
  const parts = header.split(' ');
  const [name, version = '', iterations, salt, nonce, check, sequence = '', path = ''] = parts;
  const fields = header.slice(0, header.lastIndexOf(' '));
  const isWhole =
    end === '' &&
    more.length === 0 &&
    name === NAME &&
    parts.length === FIELDS[version] &&
    parts.at(-1) === (await headerCheck(fields));
  const rounds = Number(iterations);
  if (!isWhole || !salt || !nonce || !(rounds >= 1 && rounds <= MOST_ITERATIONS))
    throw new ExpectedError('file-altered');
  const id = `${iterations} ${salt}`;
  const key = known.get(id) ?? (await stretch(passphrase, bytesOfBase64(salt), rounds));
  if (key.check !== check) throw new ExpectedError('wrong-passphrase');
  known.set(id, key);
  try {
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytesOfBase64(nonce), additionalData: bytesOf(header) },
      key.key,
      bytesOfBase64(body),
    );
    const origin = version === '1' ? null : { path: textOf(bytesOfBase64(path)), sequence: Number(sequence) };
    return { text: textOf(text), origin };
  } catch (cause) {
    throw new ExpectedError('file-altered', undefined, { cause });
  }
}

async function stretch(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<EncryptionKey> {
  // The same letters may be typed as one sign or as two.
  const words = bytesOf(passphrase.normalize('NFC'));
  const password = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits']);
  const stretched = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    password,
    256,
  );
  const root = await crypto.subtle.importKey('raw', stretched, 'HKDF', false, ['deriveKey', 'deriveBits']);
  const hkdf = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: bytesOf(info),
  });
  const key = await crypto.subtle.deriveKey(hkdf('key'), root, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const check = base64(new Uint8Array(await crypto.subtle.deriveBits(hkdf('check'), root, 128)));
  return { salt, iterations, key, check };
}

async function headerCheck(fields: string): Promise<string> {
  return base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(fields))).slice(0, 9));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

function textOf(bytes: BufferSource): string {
  return new TextDecoder().decode(bytes);
}

/** @throws ExpectedError `file-altered` */
function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    // `atob` forgives what a file of ours never has.
    if (base64(bytes) === text) return bytes;
  } catch (cause) {
    throw new ExpectedError('file-altered', undefined, { cause });
  }
  throw new ExpectedError('file-altered');
}
