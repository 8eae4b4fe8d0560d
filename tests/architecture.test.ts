import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const broken = join(root, 'tests', 'architecture', 'broken');

function runTool(tool: string, args: string[], cwd: string): { stdout: string; code: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { stdout, code: status };
}

// That the product keeps to it is `npm run imports`; here, that a breach would be seen.
describe('who may import whom', () => {
  const config = join(root, '.dependency-cruiser.cjs');
  const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };

  function judge(folder: string): ICruiseResult['summary'] {
    const args = ['--config', config, '--output-type', 'json', 'lib', 'components', 'entrypoints'];
    const { stdout } = runTool('dependency-cruiser/bin/dependency-cruise.mjs', args, folder);
    return (JSON.parse(stdout) as ICruiseResult).summary;
  }

  /** The name of a file that breaks a rule; where two folders break it, of the folder around both. */
  function exampleOf(path: string): string {
    return path.endsWith('.ts') ? basename(path, '.ts') : basename(dirname(path));
  }

  const { violations } = judge(broken);
  it.each(forbidden.map(({ name }) => name))('%s is seen where it is broken, and there alone', (name) => {
    const examples = violations.filter(({ rule }) => rule.name === name).map(({ from }) => exampleOf(from));
    expect([...new Set(examples)]).toEqual([name]);
  });
});

// dependency-cruiser's rules about what is reachable count imports of types, which no browser loads.
describe('what a content script loads', () => {
  /** These modules and every module that is loaded with them. */
  function loadedWith(modules: string[]): string[] {
    const args = ['--no-config', '--ts-config', 'tsconfig.json', '--do-not-follow', 'node_modules'];
    const { stdout } = runTool(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      [...args, '--output-type', 'json', ...modules],
      root,
    );
    return (JSON.parse(stdout) as ICruiseResult).modules.map(({ source }) => source);
  }
  const isValidator = (file: string) => file.startsWith('node_modules/valibot/');

  const scripts = readdirSync(join(root, 'entrypoints')).filter((file) => file.includes('.content.'));
  const loaded = loadedWith(scripts.map((file) => `entrypoints/${file}`));
  const schemas = loadedWith(['lib/rpc/request-schemas.ts']);

  it('has no validator, and no handler of a request', () => {
    expect(loaded).toContain('lib/rpc/page-client.ts');
    expect(loaded.filter((file) => isValidator(file) || file.startsWith('lib/library/'))).toEqual([]);
  });

  it('would be seen to have a validator', () => {
    expect(schemas.some(isValidator)).toBe(true);
  });
});

describe('the pure ring', () => {
  const configFile = join(root, 'tsconfig.pure.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(configFile, ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const errorsIn = (text: string): string[] => {
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    const file = join(root, 'lib', 'engine', 'example.ts');
    host.fileExists = (name) => resolve(name) === file || fileExists(name);
    host.getSourceFile = (name, ...rest) =>
      resolve(name) === file
        ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2023)
        : getSourceFile(name, ...rest);
    return ts
      .getPreEmitDiagnostics(ts.createProgram([file], options, host))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  };

  it('compiles what is pure', () => {
    expect(errorsIn('export const half = (whole: number): number => whole / 2;')).toEqual([]);
  });

  it.each(['document', 'browser', 'indexedDB', 'process', 'HTMLElement'])('does not know %s', (name) => {
    expect(errorsIn(`export const global = ${name};`).join()).toContain(`'${name}'`);
  });
});

describe('the linter of the pure ring', () => {
  /** Rule names and plugin messages for a text in a module that tsconfig.pure.json lists. */
  function lint(text: string): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'papertree-lint-'));
    try {
      for (const file of ['pure.biome.json', 'no-clock-no-randomness.grit'])
        cpSync(join(root, 'tests', 'architecture', file), join(folder, file));
      writeFileSync(join(folder, 'example.ts'), text);
      const args = ['lint', '--config-path=pure.biome.json', '--reporter=json', 'example.ts'];
      const { stdout } = runTool('@biomejs/biome/bin/biome', args, folder);
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string }[] };
      return diagnostics.map(({ category }) => category);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('leaves what is pure alone', () => {
    expect(lint('export const at = (text: string) => new Date(text);\n')).toEqual([]);
  });

  it.each(['document.title', 'fetch', 'window', 'browser'])('%s is no global there', (expression) => {
    expect(lint(`export const it = ${expression};\n`)).toEqual(['lint/style/noRestrictedGlobals']);
  });

  it.each(['Date.now()', 'new Date()', 'Math.random()'])('%s reads a clock or is random', (expression) => {
    expect(lint(`export const it = ${expression};\n`)).toEqual(['plugin']);
  });

  it('reads the list that the other tools read', () => {
    const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.pure.json'), 'utf8')) as {
      include: string[];
    };
    expect(include.filter((module) => !existsSync(join(root, module)))).toEqual([]);
    const { code } = runTool('tsx/dist/cli.mjs', ['tests/architecture/lint-pure.ts'], root);
    expect(code).toBe(0);
  });
});

describe('entry points', () => {
  it('wire and decide nothing: no file over 60 lines', () => {
    const long = readdirSync(join(root, 'entrypoints'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => ({
        file,
        lines: readFileSync(join(root, 'entrypoints', file), 'utf8').split('\n').length,
      }))
      .filter(({ lines }) => lines > 60);
    expect(long).toEqual([]);
  });
});

describe('requests to servers', () => {
  const files = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  );
  const calling = (call: RegExp) => files.filter((file) => call.test(readFileSync(join(root, file), 'utf8')));

  it('are made where the answer is bounded, and nowhere else', () => {
    expect(calling(/\bfetch\(/).sort()).toEqual(
      [
        // Of servers: each limits the bytes of an answer.
        'lib/embedding/models/model-downloads.ts',
        'lib/platform/fetch-text.ts',
        'lib/platform/language-model/ask-model-server.ts',
        'lib/sync/adapters/request-server.ts',
        // Of the extension's own files.
        'lib/embedding/models/model-files.ts',
        'lib/filing-worker/load-reference-topics.ts',
        'lib/platform/read-sample-file.ts',
      ]
        .map((file) => join(...file.split('/')))
        .sort(),
    );
    expect(calling(/\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\b/)).toEqual([]);
  });
});

describe('space in the style sheets of the panel', () => {
  // What is drawn in web pages is left out: every page carries that sheet, and names of tokens weigh more than pixels.
  const sheets = readdirSync(join(root, 'components'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.css') && !file.startsWith('page'),
  );
  const spaces = /^\s*(?:padding|margin|gap|row-gap|column-gap)(?:-[a-z-]+)?:.*$/gm;
  /** Pixel values other than 1, by which an icon is put on the line of its text. */
  const rawPixels = (css: string) => (css.match(spaces) ?? []).filter((line) => /\b(?!1px)\d+px/.test(line));

  it('comes from the tokens of theme.css', () => {
    const raw = sheets.flatMap((file) => rawPixels(readFileSync(join(root, 'components', file), 'utf8')));
    expect(sheets).toContain(join('app', 'theme.css'));
    expect(raw).toEqual([]);
  });

  it('would be seen where it does not', () => {
    expect(rawPixels('a {\n  margin: -8px 0 0;\n  margin: 1px auto;\n}')).toEqual(['  margin: -8px 0 0;']);
  });
});
