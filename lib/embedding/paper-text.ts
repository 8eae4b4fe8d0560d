import type { Bibliography } from '@/lib/domain/paper';

/**
 * The text that is embedded for a paper: what the bundled model files best by. The title counts twice, since that
 * filed 0.6 points more of the reading lists' papers rightly than once (training/README.md), so a change here is a
 * change of model.
 */
export function paperText({ title, abstract }: Pick<Bibliography, 'title' | 'abstract'>): string {
  return abstract ? `${title}. ${title}. ${abstract}` : title;
}
