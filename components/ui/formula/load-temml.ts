/** Loads `temml`, which is larger than the rest of the panel, when the first formula is shown. */
export type DrawFormula = (latex: string, into: HTMLElement) => void;

let loading: Promise<DrawFormula> | null = null;
let loaded: DrawFormula | null = null;

/** The function that renders formulas, if it is loaded already. */
export function drawFormulaIfLoaded(): DrawFormula | null {
  return loaded;
}

export function loadDrawFormula(): Promise<DrawFormula> {
  loading ??= import('temml').then(({ default: { render } }) => {
    loaded = (latex, into) => {
      render(latex, into, {
        throwOnError: true,
        trust: false,
        strict: false,
        maxExpand: 200,
        maxSize: [10, 50],
      });
      refuseAllButMath(into);
    };
    return loaded;
  });
  return loading;
}

/** Titles come from pages. Temml creates elements, not markup; this check makes sure that all of them are MathML. */
function refuseAllButMath(drawn: HTMLElement): void {
  for (const element of drawn.querySelectorAll('*')) {
    const isMath = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
    const leadsAway = ['href', 'src', 'xlink:href'].some((name) => element.hasAttribute(name));
    if (!isMath || leadsAway) throw new Error(`A formula holds <${element.localName}>`);
  }
}
