import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitFormulas } from './split-formulas';

it('cuts a text where formulas begin and end', () => {
  expect(splitFormulas('An $O(n \\log n)$ bound for $$k$$-means')).toEqual([
    { text: 'An ' },
    { latex: 'O(n \\log n)' },
    { text: ' bound for ' },
    { latex: 'k' },
    { text: '-means' },
  ]);
});

it('leaves prices and lone dollars alone', () => {
  for (const text of ['It costs $5 and $10.', 'A \\$ sign', 'US$', 'from $ 5 $ on'])
    expect(splitFormulas(text)).toEqual([{ text }]);
});

it('loses no letter of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('$', 'a', ' ', '\\', '1') }), (text) => {
      const letters = (value: string) => value.replaceAll('$', '');
      const joined = splitFormulas(text).map((part) => ('text' in part ? part.text : part.latex));
      expect(letters(joined.join(''))).toBe(letters(text));
    }),
  );
});

it('leaves out keys of citations and references', () => {
  const text =
    'As shown~\\citep[see][]{vaswani2017, devlin} in Table \\ref{tab:one}, $x$ wins \\cite{a}. \\textbf{It} does.';
  expect(splitFormulas(text)).toEqual([
    { text: 'As shown in Table, ' },
    { latex: 'x' },
    { text: ' wins. \\textbf{It} does.' },
  ]);
});
