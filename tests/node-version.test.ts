import { readFileSync } from 'node:fs';
import { minVersion, satisfies, subset } from 'semver';
import { describe, expect, it } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };

const wanted = packageFile.engines.node;
const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const tools = Object.keys({ ...packageFile.dependencies, ...packageFile.devDependencies }).flatMap((name) => {
  const range = enginesOf(name);
  return range ? [[name, range] as const] : [];
});

describe('the Node versions of package.json', () => {
  it.each(tools)('are among those that %s runs on: %s', (_, range) => {
    expect(subset(wanted, range)).toBe(true);
  });

  it('have their lowest in the README', () => {
    const lowest = minVersion(wanted);
    expect(textOf('README.md')).toContain(`${lowest?.major}.${lowest?.minor} or newer`);
  });

  it('hold the one of .nvmrc', () => {
    expect(satisfies(`${textOf('.nvmrc').trim()}.99.0`, wanted)).toBe(true);
  });
});

function enginesOf(name: string): string | undefined {
  const { engines } = JSON.parse(textOf(`node_modules/${name}/package.json`)) as {
    engines?: { node?: string };
  };
  return engines?.node;
}
