import type { Bibliography } from '@/lib/domain/paper';

/**
 * The text that is embedded for a paper. The bundled model was trained on exactly this form (its model card
 * names it), so a change here is a change of model.
 */
export function paperText({ title, abstract }: Pick<Bibliography, 'title' | 'abstract'>): string {
  return abstract ? `${title}. ${abstract}` : title;
}
