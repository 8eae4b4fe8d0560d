import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { encrypt, makeKey } from '@/lib/sync/encryption/encryption';

it('a file can be decrypted without the extension, and a wrong passphrase is told from an altered file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'papertree-decrypt-'));
  const file = join(folder, 'papers.bib.encrypted');
  const decrypt = (passphrase: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'lib/sync/encryption/decrypt-cli.ts', file], {
      encoding: 'utf8',
      env: { ...process.env, PAPERTREE_PASSPHRASE: passphrase },
    });
  try {
    const sealed = await encrypt('@misc{ä}', await makeKey('a long passphrase'));
    await writeFile(file, sealed);
    expect(decrypt('another passphrase')).toMatchObject({ status: 1 });
    expect(decrypt('another passphrase').stderr).toContain('not the passphrase');
    expect(decrypt('a long passphrase')).toMatchObject({ status: 0, stderr: '' });
    expect(await readFile(join(folder, 'papers.bib'), 'utf8')).toBe('@misc{ä}');
    await writeFile(file, sealed.replace(/....\n$/, 'AAAA\n'));
    expect(decrypt('a long passphrase').stderr).toContain('altered');
  } finally {
    await rm(folder, { recursive: true });
  }
});
