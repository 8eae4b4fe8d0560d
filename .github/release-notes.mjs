/**
 * `node .github/release-notes.mjs v1.2.3` prints the section of CHANGELOG.md for that version. Fails where the tag is
 * not the version in package.json, or the section is missing or empty.
 */
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const version = (process.argv[2] ?? '').replace(/^v/, '');
const packaged = JSON.parse(read('package.json')).version;
if (version !== packaged) throw new Error(`The tag says ${version}, package.json says ${packaged}.`);
const section = read('CHANGELOG.md')
  .split(/^## /m)
  .find((part) => part.split('\n', 1)[0].trim() === version);
const notes = section?.split('\n').slice(1).join('\n').trim();
if (!notes) throw new Error(`CHANGELOG.md has no notes for ${version}.`);
console.log(notes);
