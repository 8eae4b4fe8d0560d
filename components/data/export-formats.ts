/** The exporters as components use them: the list of formats, and papers as citations. */
export { citationsOf } from '@/lib/exporters/citation/cite-papers';
export { type KeyStyle, keyStyles } from '@/lib/exporters/export-options';
export {
  type CitationFormat,
  citationFormats,
  type FormatName,
  folderFormats,
  formatNames,
  mergedFormats,
  targetFormats,
} from '@/lib/exporters/format-names';
