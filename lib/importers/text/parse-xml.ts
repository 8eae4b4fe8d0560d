import { Parser } from 'htmlparser2';
import { ExpectedError } from '@/lib/domain/errors';

/** An XML element. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** The text directly inside it, without that of its children. */
  text: string;
  /** Where it starts in the file, in UTF-16 units. */
  position: number;
}

const DEEPEST = 100;

/**
 * Parses XML and returns a root with the document's elements as children. Entities that a document declares are
 * ignored.
 * @throws ExpectedError `file-damaged` if an element is not closed, `file-too-deep`.
 */
export function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '', position: 0 };
  const open = [root];
  let isEnding = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > DEEPEST) throw new ExpectedError('file-too-deep');
        const element = { name, attributes, children: [], text: '', position: parser.startIndex };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        const element = open.at(-1);
        if (element) element.text += text;
      },
      onclosetag() {
        if (isEnding) throw new ExpectedError('file-damaged', 'an element without an end');
        open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  isEnding = true;
  parser.end();
  return root;
}

export function childrenNamed({ children }: Element, name: string): Element[] {
  return children.filter((child) => child.name === name);
}

/** The text of the element, or of its first child with that name; `undefined` if it is empty or missing. */
export function textOf(element: Element, name?: string): string | undefined {
  const holder = name === undefined ? element : childrenNamed(element, name)[0];
  return holder?.text.trim() || undefined;
}

/** The element at the end of a path of names, taking the first child of each name. */
export function elementAt(element: Element, ...path: string[]): Element | undefined {
  let found: Element | undefined = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** All descendants whose name matches, except for those inside another match. */
export function descendantsNamed(element: Element, name: RegExp): Element[] {
  return element.children.flatMap((child) =>
    name.test(child.name) ? [child] : descendantsNamed(child, name),
  );
}
