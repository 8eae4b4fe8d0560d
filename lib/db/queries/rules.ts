import type { PapertreeDatabase } from '@/lib/db/database';
import type { Rule } from '@/lib/domain/rules/rule';

/** In the order in which they are tried. */
export async function readRules(db: PapertreeDatabase): Promise<Rule[]> {
  return (await db.rules.toArray()).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
