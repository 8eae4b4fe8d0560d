import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encrypt, makeKey } from '@/lib/sync/encryption/encrypt-file';

/** A file as Papertree 0.1.0 wrote it. */
const VERSION_1 =
  'papertree-encrypted 1 600000 k0CaKlmwGqzyDSRiBmObuA== 9ly1fdBdynehBc/Q k1JnZIDqAAyv74DAbbTrbQ== OYHCLiFT6x/l\n' +
  'fQT9eIEtXvb5xhci5vyFSAPx6YrlApUkmQ==\n';

const PASSPHRASE = 'a long passphrase';
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papertree-decrypt-'));
  file = join(folder, 'papers.bib.encrypted');
});

afterEach(() => rm(folder, { recursive: true }));

const decrypt = (passphrase: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'lib/sync/encryption/decrypt-cli.ts', file], {
    encoding: 'utf8',
    env: { ...process.env, PAPERTREE_PASSPHRASE: passphrase },
  });
const decrypted = () => readFile(join(folder, 'papers.bib'), 'utf8');

it('a file can be decrypted without the extension, and a wrong passphrase is told from an altered file', async () => {
  const sealed = await encrypt('@misc{ä}', await makeKey(PASSPHRASE), { path: 'papers.bib', sequence: 7 });
  await writeFile(file, sealed);
  const refused = decrypt('another passphrase');
  expect(refused).toMatchObject({ status: 1 });
  expect(refused.stderr).toContain('not the passphrase');
  expect(decrypt(PASSPHRASE)).toMatchObject({ status: 0, stderr: '' });
  expect(await decrypted()).toBe('@misc{ä}');
  await writeFile(file, sealed.replace(/....\n$/, 'AAAA\n'));
  expect(decrypt(PASSPHRASE).stderr).toContain('altered');
});

it('a file of version 1 can be decrypted', async () => {
  await writeFile(file, VERSION_1);
  expect(decrypt(PASSPHRASE)).toMatchObject({ status: 0, stderr: '' });
  expect(await decrypted()).toBe('@misc{ä}');
});

it('a file that was written under another path is decrypted, with a warning', async () => {
  const origin = { path: 'Agents/papers.bib', sequence: 7 };
  await writeFile(file, await encrypt('another', await makeKey(PASSPHRASE), origin));
  const { status, stderr } = decrypt(PASSPHRASE);
  expect(status).toBe(0);
  expect(stderr).toContain('written as "Agents/papers.bib"');
  expect(await decrypted()).toBe('another');
});
