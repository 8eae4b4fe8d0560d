import { readFile, writeFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { ExpectedError } from '@/lib/domain/errors';
import { decrypt } from './encrypt-file';

/*
 * `npm run decrypt -- FILE…` writes the decrypted text of each file beside it, without `.encrypted`, and never
 * overwrites a file. It asks for the passphrase or takes it from PAPERTREE_PASSPHRASE, so that the passphrase is not
 * part of a command line. A file that was written under another path is decrypted with a warning.
 */
const sentences: Record<string, string> = {
  'wrong-passphrase': 'This is not the passphrase of this file.',
  'file-altered': 'This file is damaged, was altered, or was not encrypted by Papertree.',
};

const files = process.argv.slice(2);
if (files.length === 0) console.error('Usage: npm run decrypt -- FILE…');
const passphrase = process.env.PAPERTREE_PASSPHRASE ?? (await ask('Passphrase: '));
for (const file of files) {
  try {
    const { text, origin } = await decrypt(await readFile(file, 'utf8'), passphrase);
    const plain = file.endsWith('.encrypted') ? file.slice(0, -'.encrypted'.length) : `${file}.decrypted`;
    await writeFile(plain, text, { flag: 'wx' });
    console.log(plain);
    if (origin && !endsInPath(plain, origin.path))
      console.error(
        `${file}: This file was written as ${JSON.stringify(origin.path)}. It was moved, or put in the place of another.`,
      );
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof ExpectedError) console.error(`${file}: ${sentences[error.code] ?? error.code}`);
    else console.error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Whether the file has the same name and folders as at the target. */
function endsInPath(file: string, path: string): boolean {
  return `/${resolve(file).split(sep).join('/')}`.endsWith(`/${path}`);
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return answer;
}
