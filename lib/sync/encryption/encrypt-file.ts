import { ExpectedError } from '@/lib/domain/errors';
import { base64 } from './base64';

/*
 * An encrypted file is two lines of text, so that it can be stored wherever text can:
 *
 *   papertree-encrypted 2 <iterations> <salt> <nonce> <key check> <sequence> <path> <header check>
 *   <ciphertext with its tag>
 *
 * Everything except for numbers is base64; the path is encoded as UTF-8 first. Version 1, which can still be read, has
 * neither sequence nor path. PBKDF2-SHA-256 stretches the passphrase. HKDF-SHA-256 derives from the result the key of
 * AES-256-GCM (info `key`) and a key check of 16 bytes (info `check`), which distinguishes a wrong passphrase from an
 * altered file. The header check is the start of the SHA-256 of everything before it, so that a damaged header is not
 * reported as a wrong passphrase. The whole first line is authenticated with the text, so a file cannot be passed off
 * as another file or as a later version of itself.
 */
const NAME = 'papertree-encrypted';
const VERSION = '2';
/** The number of header fields in each version. */
const FIELDS: Record<string, number> = { 1: 7, 2: 9 };
/** Recommended for PBKDF2-SHA-256 by OWASP's Password Storage Cheat Sheet (2023). */
const ITERATIONS = 600_000;
/** With more, a forged file could keep the reader busy for minutes. */
const MOST_ITERATIONS = 10_000_000;

/** A stretched passphrase, with which any number of files can be encrypted. */
export interface EncryptionKey {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  key: CryptoKey;
  check: string;
}

/** Where and when a file was written. */
export interface FileOrigin {
  /** Relative to the root of the target, with `/` between folders, without the extension of encrypted files. */
  path: string;
  /** An integer that is greater in later versions of a file. */
  sequence: number;
}

/** The content of an encrypted file. */
export interface DecryptedFile {
  text: string;
  /** `null` for files of version 1, which do not contain it. */
  origin: FileOrigin | null;
}

/** Stretches a passphrase with a new salt; takes a few tenths of a second. */
export function makeKey(passphrase: string): Promise<EncryptionKey> {
  return stretch(passphrase, crypto.getRandomValues(new Uint8Array(16)), ITERATIONS);
}

/** Encrypts a file's text. The result differs each time, since the nonce is random. */
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
 * Decrypts a file.
 * @param known A cache of stretched keys; the key of this file is added.
 * @throws ExpectedError `wrong-passphrase`; `file-altered` if the file is damaged, altered, or not one of ours.
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
  // The same letter may be typed as one code point or as two.
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
    // `atob` accepts variants that our files never contain.
    if (base64(bytes) === text) return bytes;
  } catch (cause) {
    throw new ExpectedError('file-altered', undefined, { cause });
  }
  throw new ExpectedError('file-altered');
}
