import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const builds = ['chrome-mv3', 'firefox-mv3'].map((name) => resolve('.output', name));

async function textsOf(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((name) => /\.(m?js|html|css|json)$/.test(name));
  return Promise.all(
    files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as [string, string]),
  );
}

describe.each(builds.filter(existsSync))('the built extension in %s', (folder) => {
  it('names no server that programs are loaded from', async () => {
    const named = (await textsOf(folder)).filter(([, text]) =>
      /https?:\/\/[^\s"'`]*(jsdelivr|unpkg|cdnjs|esm\.sh|skypack|googleapis)/.test(text),
    );
    expect(named.map(([name]) => name)).toEqual([]);
  });

  it('loads nothing in its pages but what is in it', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    const policy: string = manifest.content_security_policy.extension_pages;
    const rules = new Map(policy.split(';').map((rule) => [rule.trim().split(' ')[0], rule.trim()]));
    expect(rules.get('default-src')).toBe("default-src 'self'");
    expect(rules.get('script-src')).toBe("script-src 'self' 'wasm-unsafe-eval'");
    expect(rules.get('object-src')).toBe("object-src 'none'");
  });
});
