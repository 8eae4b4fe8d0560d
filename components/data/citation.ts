/** The one thing that components ask of the exporters: a paper in the words of a bibliography, to be copied. */
export { type CitationFormat, citationOf } from '@/lib/exporters';
