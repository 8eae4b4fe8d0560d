import { expect, test } from 'vitest';
import { withoutMarkup } from './strip-publisher-markup';

test.each([
  ['H<sub>2</sub>O &amp; <i class="x">light</i>', 'H2O & light'],
  ['<h3>Abstract</h3><p>One.</p><p>Two.</p>', '  One.  Two. '],
  ['<jats:title>Summary</jats:title>Text', ' Text'],
  ['x &lt; y, x < y and &#960;', 'x < y, x < y and π'],
  ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
  ['&#999999; &bogus; &#1;', '\u{f423f} &bogus; \u0001'],
  ['a &ndash; b &alpha; &#x2013;', 'a – b α –'],
  ['a<b and c>d', 'a<b and c>d'],
  [
    '<scp>DNA</scp> <jats:italic>E. coli</jats:italic> <mml:math alttext="x"><mml:mi>x</mml:mi></mml:math>',
    'DNA E. coli x',
  ],
  ['<alternatives><tex-math>$$x$$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math></alternatives>', '$x$'],
  ['<mml:math><mml:mi>x</mml:mi></mml:math><tex-math>\\begin{document}x\\end{document}</tex-math>', '$x$'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
])('%s', (content, expected) => {
  expect(withoutMarkup(content)).toBe(expected);
});
