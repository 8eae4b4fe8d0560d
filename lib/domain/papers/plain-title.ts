import { type Bibliography, placeholderTitle } from './paper';

/** Letters and figures of a title, small; empty where an identifier stands for it. */
export function plainTitle({ title, identifiers }: Pick<Bibliography, 'title' | 'identifiers'>): string {
  if (title === placeholderTitle(identifiers)) return '';
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
