import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { libraryFileSchema } from '@/lib/library-file/library-file-schema';

export const publishedSchema = join(import.meta.dirname, '../../lib/library-file/library-file.schema.json');

/** The shape of the library file for other people's programs. Shared identities and the tree's soundness it cannot say. */
export function librarySchemaText(): string {
  const { $schema, ...schema } = toJsonSchema(libraryFileSchema, { errorMode: 'ignore' });
  const titled = { $schema, title: 'Papertree library', ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
