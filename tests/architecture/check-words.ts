import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findGoneWords } from './gone-words';

/** `npm run words`: fails where a tracked file uses a word that was replaced (`gone-words.ts`). */

// Pages, papers and models are other people's texts; the list itself names the words.
const foreign =
  /^(public\/(models|sample)|tests\/(pages|databases|formats\/cases|bench)\/.*\.(json|html|txt)|training\/|package-lock|CHANGELOG|tests\/(architecture\/)?gone-words|lib\/engine\/text\/split-into-words)/;
const text = /\.(ts|tsx|css|md|json|yml|html)$/;

const paths = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');
let count = 0;
for (const path of paths.filter((path) => text.test(path) && !foreign.test(path)))
  for (const { line, word, term } of findGoneWords(readFileSync(path, 'utf8'))) {
    console.error(`${path}:${line}: “${word}” is now ${term}`);
    count++;
  }
if (count > 0) process.exitCode = 1;
