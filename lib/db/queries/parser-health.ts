import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting } from '@/lib/db/read-and-write-settings';
import type { ParserReport } from '@/lib/domain/pages/parser-report';

/** The last page that was not read as it should be, as long as nobody has seen that. */
export async function readParserReport(db: PapertreeDatabase): Promise<ParserReport | null> {
  return readSetting(db, 'shapeReport');
}
