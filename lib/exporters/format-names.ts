/** Every format, by the name that the command line and requests give it, in the order in which a person is offered them. */
export const formatNames = [
  'bibtex',
  'biblatex',
  'ris',
  'csljson',
  'markdown',
  'csv',
  'opml',
  'outline',
  'related-work',
  'html',
  'json',
] as const;
export type FormatName = (typeof formatNames)[number];

/** Those that are a folder of files. */
export const folderFormats: readonly FormatName[] = ['markdown'];
