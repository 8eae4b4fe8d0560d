import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Window } from 'happy-dom';

/** One for all documents: each window is a world of its own, and takes as long to make as a page to parse. */
const window = new Window();

/** A document as the browser would hold it, its scripts not run. */
export function readDocument(markup: string): Document {
  return new window.DOMParser().parseFromString(markup, 'text/html') as unknown as Document;
}

/** A page by hand and what its parser must make of it. */
export interface PageCase {
  parser: string;
  name: string;
  url: string;
  markup: string;
  expectedPath: string;
}

/** Every page by hand, in the folders of the parsers. */
export function pageCases(): PageCase[] {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name: parser }) =>
    readdirSync(`${root}${parser}`).map((name) => {
      const folder = `${root}${parser}/${name}`;
      return {
        parser,
        name,
        url: readFileSync(`${folder}/url.txt`, 'utf8').trim(),
        markup: readFileSync(`${folder}/page.html`, 'utf8'),
        expectedPath: `${folder}/expected.json`,
      };
    }),
  );
}
