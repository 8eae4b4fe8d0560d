import type { Block } from './split-blocks';

/** Fields that BibLaTeX reserves for its users. */
const spare = /^(?:user[a-f]|verb[a-c]|name[a-c]|list[a-f])$/;

/**
 * Restores the names of fields for which BibLaTeX has no name of its own. Our export writes them under reserved names
 * and lists the original ones in a comment: `@Comment{papertree-fields: usera = readstatus; …}`.
 */
export function withOwnFields(blocks: Block[], comments: string[]): Block[] {
  const own = new Map<string, string>();
  for (const comment of comments) {
    const [, list = ''] = /^@\s*comment\s*\{\s*papertree-fields:([^{}]{0,2000})\}/i.exec(comment) ?? [];
    for (const [, name = '', means = ''] of list.matchAll(/([a-z]+) = ([a-z-]+)/g))
      if (spare.test(name)) own.set(name, means);
  }
  if (own.size === 0) return blocks;
  return blocks.map((block) => ({
    ...block,
    fields: block.fields.map((field) => ({ ...field, name: own.get(field.name) ?? field.name })),
  }));
}
