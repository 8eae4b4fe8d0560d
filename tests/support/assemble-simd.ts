import { readFileSync, writeFileSync } from 'node:fs';
import openWabt from 'wabt';

const folder = 'lib/simd';
const source = 'row-products.wat';

/** Assembles `row-products.wat` and returns a TypeScript module with its bytes in base64. */
export async function assembled(): Promise<string> {
  const wabt = await openWabt();
  const parsed = wabt.parseWat(source, readFileSync(`${folder}/${source}`, 'utf8'), { simd: true });
  const bytes = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
  return `/** \`${source}\` in base64; written by \`npm run simd\`. */\nexport const rowProducts =\n  '${bytes}';\n`;
}

/** Run by `npm run simd`. */
if (process.argv[1]?.endsWith('assemble-simd.ts'))
  writeFileSync(`${folder}/row-products.ts`, await assembled());
