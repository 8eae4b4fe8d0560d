import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { ExpectedError } from '@/lib/domain/errors';
import { decrypt } from './encryption';

/*
 * `npm run decrypt -- FILE…`: writes each file without `.encrypted` beside it, never over one that is there. Asks for
 * the passphrase, or takes it from PAPERTREE_PASSPHRASE, so that it stands in no command line.
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
    const text = await decrypt(await readFile(file, 'utf8'), passphrase);
    const plain = file.endsWith('.encrypted') ? file.slice(0, -'.encrypted'.length) : `${file}.decrypted`;
    await writeFile(plain, text, { flag: 'wx' });
    console.log(plain);
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof ExpectedError) console.error(`${file}: ${sentences[error.code] ?? error.code}`);
    else console.error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return answer;
}
