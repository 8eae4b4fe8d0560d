import { writeFileSync } from 'node:fs';
import { librarySchemaText, publishedSchema } from './library-schema';

/** `npm run library-schema`: writes the published JSON Schema of the library file again. */
writeFileSync(publishedSchema, librarySchemaText());
