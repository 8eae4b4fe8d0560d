/** What the pure ring may use beyond the language: globals that every JavaScript runtime has and that keep no state. */

interface URLSearchParams {
  get(name: string): string | null;
}

interface URL {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly username: string;
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
