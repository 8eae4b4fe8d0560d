import { foldText } from '@/lib/domain/text/fold-text';
import { type Bibliography, placeholderTitle } from './paper';

/** Letters and digits of a title, folded, since catalogues leave out accents; empty for a placeholder title. */
export function plainTitle({ title, identifiers }: Pick<Bibliography, 'title' | 'identifiers'>): string {
  if (title === placeholderTitle(identifiers)) return '';
  return foldText(title).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}
