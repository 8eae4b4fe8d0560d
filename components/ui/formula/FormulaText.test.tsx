// @vitest-environment happy-dom
import { waitFor } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { mount } from '@/tests/support/mount';
import { FormulaText } from './FormulaText';

// Temml refuses pages without a doctype. Our pages have one, but happy-dom's has none.
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' });

it('draws formulas as MathML, and leaves the rest as text', async () => {
  const root = mount(<FormulaText text="An $O(n^2)$ bound <b>not bold</b>" />);
  await waitFor(() => expect(root.querySelector('math')).not.toBeNull());
  expect(root.textContent).toContain('bound <b>not bold</b>');
  expect(root.querySelector('b')).toBeNull();
});

it.each([
  ['what is no LaTeX', '$\\frac{1}{$'],
  ['a link', '$\\href{javascript:alert(1)}{x}$'],
  ['an image', '$\\includegraphics{https://example.org/x.png}$'],
])('leaves %s as it was written', async (_, text) => {
  const root = mount(<FormulaText text={`${text} and $x$`} />);
  await waitFor(() => expect(root.querySelector('math')).not.toBeNull());
  expect(root.querySelector('a, img, [href], [src]')).toBeNull();
});
