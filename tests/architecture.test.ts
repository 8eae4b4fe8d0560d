import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    const rooms = ['lib', 'components', 'entrypoints'];
    const args = ['--config', config, '--output-type', 'json', ...rooms];
    const { stdout } = runTool('dependency-cruiser/bin/dependency-cruise.mjs', args, folder);
    return (JSON.parse(stdout) as ICruiseResult).summary;
  }

  const { violations } = judge(broken);
  it.each(forbidden.map(({ name }) => name))('%s is seen where it is broken, and there alone', (name) => {
    const files = violations.filter(({ rule }) => rule.name === name).map(({ from }) => from);
    expect(files.map((file) => basename(file, '.ts'))).toEqual([name]);
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
    const file = join(root, 'lib', 'taxonomy', 'example.ts');
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

describe('linted as pure', () => {
  /** Rule names and plugin messages for a text, as if it stood at a path of the product. */
  function lint(path: string, text: string): string[] {
    const copy = mkdtempSync(join(tmpdir(), 'papertree-lint-'));
    try {
      cpSync(join(root, 'biome.json'), join(copy, 'biome.json'));
      const plugin = join('tests', 'architecture', 'no-clock-no-chance.grit');
      for (const file of [plugin, path]) mkdirSync(join(copy, dirname(file)), { recursive: true });
      cpSync(join(root, plugin), join(copy, plugin));
      writeFileSync(join(copy, path), text);
      const args = ['lint', '--vcs-enabled=false', '--reporter=json', path];
      const { stdout } = runTool('@biomejs/biome/bin/biome', args, copy);
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string }[] };
      return diagnostics.map(({ category }) => category);
    } finally {
      rmSync(copy, { recursive: true });
    }
  }

  it('leaves what is pure alone', () => {
    expect(lint('lib/capture/example.ts', 'export const at = (text: string) => new Date(text);\n')).toEqual(
      [],
    );
  });

  it.each(['document.title', 'fetch', 'window', 'browser'])('%s is no global there', (expression) => {
    expect(lint('lib/capture/example.ts', `export const it = ${expression};\n`)).toEqual([
      'lint/style/noRestrictedGlobals',
    ]);
  });

  it.each(['Date.now()', 'new Date()', 'Math.random()'])('%s is a clock or a chance there', (expression) => {
    expect(lint('lib/search/example.ts', `export const it = ${expression};\n`)).toEqual(['plugin']);
    expect(lint('lib/db/example.ts', `export const it = ${expression};\n`)).toEqual([]);
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
