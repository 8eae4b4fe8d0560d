/**
 * arXiv's archives (https://arxiv.org/category_taxonomy): those with subject classes, and those without, including
 * the archives that were merged into others before 2008.
 */
const withClasses = /^(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)(?:\.([\w-]+))?$/;
const withoutClasses =
  /^(?:gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph|acc-phys|adap-org|alg-geom|ao-sci|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con)$/;
/** Classes by their form: `LG`, `mes-hall`, `optics`. arXiv adds some every few years, so there is no list of them. */
const subject = /^(?:[A-Z]{2}|[a-z]{2,5}-[a-z]{2,5}|optics|other|soft)$/;

/** Whether a text is one of arXiv's categories: an archive (`hep-th`), or a subject class of one (`cs.LG`). */
export function isCategory(code: string): boolean {
  const [archive, name] = withClasses.exec(code) ?? [];
  return withoutClasses.test(code) || (archive !== undefined && (name === undefined || subject.test(name)));
}
