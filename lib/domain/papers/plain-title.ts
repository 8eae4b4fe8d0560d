import { foldText } from '@/lib/domain/text/fold-text';
import { type Bibliography, placeholderTitle } from './paper';

/** Letters and figures of a title, folded: catalogues leave out accents; empty where an identifier is shown instead of a title. */
export function plainTitle({ title, identifiers }: Pick<Bibliography, 'title' | 'identifiers'>): string {
  if (title === placeholderTitle(identifiers)) return '';
  return foldText(title).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}
