import { PapertreeDatabase } from '@/lib/db/database';

/** The library that the panel shows. Whatever reads it hears why it does not open. */
export const db = new PapertreeDatabase();
db.open().catch((error: unknown) => console.warn('The library does not open.', error));
