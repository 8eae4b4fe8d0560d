/** What the export dialog offers, and the files that come of it. */
export { type KeyStyle, keyStyles } from '@/lib/exporters/export-options';
export type { ExportedFile } from '@/lib/exporters/exporter';
export { type FormatName, folderFormats, formatNames } from '@/lib/exporters/format-names';
