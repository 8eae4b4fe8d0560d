/** `temml`, which weighs more than the rest of the panel: fetched from the package when the first formula is met. */
export type DrawFormula = (latex: string, into: HTMLElement) => void;

let loading: Promise<DrawFormula> | null = null;
let loaded: DrawFormula | null = null;

/** What draws formulas, if it is here already. */
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

/** Titles come from pages. Temml builds elements, not markup; that they are formulas and nothing else is made sure of. */
function refuseAllButMath(drawn: HTMLElement): void {
  for (const element of drawn.querySelectorAll('*')) {
    const isMath = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
    const leadsAway = ['href', 'src', 'xlink:href'].some((name) => element.hasAttribute(name));
    if (!isMath || leadsAway) throw new Error(`A formula holds <${element.localName}>`);
  }
}
