import { writeFileSync } from 'node:fs';
import { pagesTable, readmeWithTable } from './pages-table';

/** `npm run pages-table`: the table of supported pages, printed, and put between the marks of the README. */
const readme = readmeWithTable();
if (readme) writeFileSync(readme.path, readme.wanted);
console.log(pagesTable());
