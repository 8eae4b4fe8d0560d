import { writeFileSync } from 'node:fs';
import { documentPath, formatsDocument } from './formats-table';

/** `npm run formats-table`: puts the table of export formats between the marks in docs/formats.md. */
writeFileSync(documentPath, formatsDocument().wanted);
