import { expect, it } from 'vitest';
import { termsOf } from '@/lib/search/index/terms';
import { textHash } from '@/lib/search/index/text-hash';
import { examplePapers } from '@/tests/pages/example-papers';
import { INDEX_VERSION } from './index-store';

/** Texts that cover every rule for terms. */
const texts = [
  ...examplePapers.flatMap(({ title, abstract }) => [title, abstract]),
  'GPT-4, β-VAE and $\\mathcal{O}(n)$ of organisations, hypotheses and Müller’s DistilBERT',
  '深度学习综述 — がくしゅう, Обучение',
];

it('increases when the terms of a text change, because a stored index would not find them', () => {
  const terms = texts.flatMap((text) => [true, false].map((joinsSpaced) => termsOf(text, { joinsSpaced })));
  expect({ version: INDEX_VERSION, terms: textHash(JSON.stringify(terms)) }).toMatchInlineSnapshot(`
    {
      "terms": 7586044403897371,
      "version": 1,
    }
  `);
});
