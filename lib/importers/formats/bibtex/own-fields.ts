import type { Block } from './split-file';

/** Fields that BibLaTeX keeps for its users. */
const spare = /^(?:user[a-f]|verb[a-c]|name[a-c]|list[a-f])$/;

/**
 * The entries of a file with the fields that our export gave a spare name, since BibLaTeX has no place for them, under
 * their own names; a comment of the file says which these are: `@Comment{papertree-fields: usera = readstatus; …}`.
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
