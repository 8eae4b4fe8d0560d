import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type DrawFormula, drawFormulaIfLoaded, loadDrawFormula } from './load-temml';
import { splitFormulas, withoutReferences } from './split-formulas';

/** Text with its formulas rendered; a formula that cannot be rendered is shown as written. */
export function FormulaText({ text }: { text: string }) {
  if (!text.includes('$')) return <>{withoutReferences(text)}</>;
  return (
    <>
      {splitFormulas(text).map((part, index) =>
        'text' in part ? part.text : <Formula key={`${index} ${part.latex}`} latex={part.latex} />,
      )}
    </>
  );
}

function Formula({ latex }: { latex: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const [draw, setDraw] = useState<DrawFormula | null>(() => drawFormulaIfLoaded());

  useEffect(() => {
    let isHere = true;
    if (!draw)
      loadDrawFormula().then(
        (loaded) => isHere && setDraw(() => loaded),
        (error: unknown) => console.error('Formulas cannot be drawn.', error),
      );
    return () => {
      isHere = false;
    };
  }, [draw]);

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const written = `$${latex}$`;
    element.textContent = written;
    if (!draw) return;
    try {
      draw(latex, element);
    } catch {
      // Not LaTeX, or an unsupported command: show the text as the page has it.
      element.textContent = written;
    }
  }, [draw, latex]);

  return <span class="formula" ref={place} />;
}
