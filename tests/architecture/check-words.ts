import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findGoneWords } from './gone-words';

/** `npm run words`: fails where a tracked file uses a word that was replaced (`gone-words.ts`). */

// Pages, papers, models and samples of files are other people's texts; the list itself names the words.
const foreign =
  /^(public\/(models|sample)|tests\/(pages|databases|formats\/cases|bench)\/.*\.(json|html|txt)|tests\/formats\/files\/|training\/|package-lock|CHANGELOG|tests\/(architecture\/)?gone-words|lib\/engine\/text\/split-into-words|lib\/importers\/.*\.test\.ts|tests\/formats\/(data-model|round-trip))/;
const text = /\.(ts|tsx|css|md|json|yml|html)$/;

const paths = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');
let count = 0;
for (const path of paths.filter((path) => text.test(path) && !foreign.test(path))) {
  // Names of files count too, as if they were a line before the first.
  for (const { line, word, term } of findGoneWords(`${path}\n${readFileSync(path, 'utf8')}`)) {
    console.error(`${path}:${line - 1}: “${word}” is now ${term}`);
    count++;
  }
}
if (count > 0) process.exitCode = 1;
