import { expect, test } from 'vitest';
import { withoutTexAccents } from './tex-accents';

test.each([
  [String.raw`Gr\"obner, Schr\"{o}dinger, {\'E}tale, {\"{u}}ber`, 'Gröbner, Schrödinger, Étale, über'],
  [String.raw`\L{}o\'s, Fran\c{c}ois, \v{S}ev\v{c}\'ik, \'{\i}`, 'Łoś, François, Ševčík, í'],
  [String.raw`Erd\H{o}s, P\u aun, {\O}rsted, \AA{}ngstr\"om, gro\ss`, 'Erdős, Păun, Ørsted, Ångström, groß'],
  [String.raw`$\"u$ and \"u, $$\'e$$, \(\'e\), \$5 \'e`, String.raw`$\"u$ and ü, $$\'e$$, \(\'e\), \$5 é`],
  [
    String.raw`\cite{x} \beta \omega \label \textit{y} \\ \c`,
    String.raw`\cite{x} \beta \omega \label \textit{y} \\ \c`,
  ],
  ['no accents', 'no accents'],
])('%s', (text, expected) => {
  expect(withoutTexAccents(text)).toBe(expected);
});
