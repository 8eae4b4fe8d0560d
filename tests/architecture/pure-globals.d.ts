/** What the pure ring may use beyond the language: globals that every JavaScript runtime has and that keep no state. */

interface URLSearchParams {
  get(name: string): string | null;
}

interface URL {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: URLSearchParams;
}

declare const URLSearchParams: new (entries?: Record<string, string>) => URLSearchParams;

declare const URL: {
  new (url: string, base?: string | URL): URL;
  canParse(url: string, base?: string | URL): boolean;
};

declare const TextDecoder: new (
  label?: string,
  options?: { fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

/* The page that a parser is given. These are types alone: there is no `document` to reach for. */

interface ParentNode {
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

interface Document extends ParentNode {}

interface Element extends ParentNode {
  readonly id: string;
  readonly localName: string;
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Element>;
  readonly parentElement: Element | null;
  readonly previousElementSibling: Element | null;
  readonly nextElementSibling: Element | null;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  closest(selector: string): Element | null;
  cloneNode(deep: boolean): unknown;
  remove(): void;
}
