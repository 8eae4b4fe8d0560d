import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';
import { faults } from './faults.ts';

/** Puts the fault of that name into the product as it is loaded. @throws where there is none, or its code is not there once */
export function withFault(name: string): Plugin {
  const fault = faults[name];
  if (!fault) throw new Error(`No fault is called “${name}”.`);
  const path = fileURLToPath(new URL(`../../${fault.file}`, import.meta.url));
  return {
    name: 'with-fault',
    enforce: 'pre',
    transform(code, id) {
      if (id !== path) return null;
      if (code.split(fault.from).length !== 2) throw new Error(`Not there once: ${fault.from}`);
      return code.replace(fault.from, () => fault.to);
    },
  };
}
