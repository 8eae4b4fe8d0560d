import { writeFileSync } from 'node:fs';
import { documentPath, sitesDocument } from './pages-table';

/** `npm run pages-table`: puts the table of supported pages between the marks in docs/sites.md. */
writeFileSync(documentPath, sitesDocument().wanted);
