/**
 * arXiv's archives (https://arxiv.org/category_taxonomy): those that have subject classes, and those that have none, the
 * ones of before 2008 that were merged into others among them.
 */
const withClasses = /^(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)(?:\.([\w-]+))?$/;
const withoutClasses =
  /^(?:gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph|acc-phys|adap-org|alg-geom|ao-sci|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con)$/;
/** Classes by their shape: `LG`, `mes-hall`, `optics`. arXiv adds some every few years, and none of them is to be lost. */
const subject = /^(?:[A-Z]{2}|[a-z]{2,5}-[a-z]{2,5}|optics|other|soft)$/;

/** Whether a text is one of arXiv's categories: an archive (`hep-th`), or a subject class of one (`cs.LG`). */
export function isCategory(code: string): boolean {
  const [archive, name] = withClasses.exec(code) ?? [];
  return withoutClasses.test(code) || (archive !== undefined && (name === undefined || subject.test(name)));
}
