import { expect, test } from 'vitest';
import { withoutMarkup } from './markup';

test.each([
  ['H<sub>2</sub>O &amp; <i class="x">light</i>', 'H2O & light'],
  ['<h3>Abstract</h3><p>One.</p><p>Two.</p>', '  One.  Two. '],
  ['<jats:title>Summary</jats:title>Text', ' Text'],
  ['x &lt; y, x < y and &#960;', 'x < y, x < y and π'],
  ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
  ['&#999999; &bogus; &#1;', '\u{f423f} &bogus; &#1;'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
])('%s', (content, expected) => {
  expect(withoutMarkup(content)).toBe(expected);
});
