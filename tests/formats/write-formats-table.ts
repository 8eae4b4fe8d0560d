import { writeFileSync } from 'node:fs';
import { readme, readmeWithFormats } from './formats-table';

/** `npm run formats-table`: puts the table of export formats between the marks of the README. */
writeFileSync(readme, readmeWithFormats().wanted);
