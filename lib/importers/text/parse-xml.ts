import { Parser } from 'htmlparser2';
import { ExpectedError } from '@/lib/domain/errors';

/** A tree of XML, without what stands between the elements. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** Text right inside it. */
  text: string;
  /** Where it starts in the file, in UTF-16 units. */
  position: number;
}

const DEEPEST = 100;

/**
 * Reads XML without entities of its own making: a document that declares some gets none of them.
 * @throws ExpectedError `file-damaged` where it ends before its elements do, `file-too-deep`.
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

/** Text of the element, or of its first child of that name; `undefined` where there is none. */
export function textOf(element: Element, name?: string): string | undefined {
  const holder = name === undefined ? element : childrenNamed(element, name)[0];
  return holder?.text.trim() || undefined;
}

/** The first element at the end of a path of names. */
export function elementAt(element: Element, ...path: string[]): Element | undefined {
  let found: Element | undefined = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** All elements of a name below, but none inside another of them. */
export function descendantsNamed(element: Element, name: RegExp): Element[] {
  return element.children.flatMap((child) =>
    name.test(child.name) ? [child] : descendantsNamed(child, name),
  );
}
