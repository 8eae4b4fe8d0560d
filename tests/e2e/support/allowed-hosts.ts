import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtForChromium } from './chromium';

/**
 * Copies the built extension and grants it access to servers on this machine, because automation cannot answer the
 * browser's permission prompt. Everything else is as built.
 */
export async function withLocalHosts(): Promise<{ extension: string; remove(): Promise<void> }> {
  const extension = await mkdtemp(join(tmpdir(), 'papertree-extension-'));
  await cp(builtForChromium, extension, { recursive: true });
  const file = join(extension, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.host_permissions.push('http://127.0.0.1/*');
  await writeFile(file, JSON.stringify(manifest));
  return { extension, remove: () => rm(extension, { recursive: true, force: true }) };
}
