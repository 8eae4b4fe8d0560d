import { describe, expect, it } from 'vitest';
import { canonicalSpelling, withoutDigraphs } from './word-forms';

describe('canonicalSpelling', () => {
  it.each([
    'agent agents',
    'memory memories',
    'cache caches',
    'box boxes',
    'class classes',
    'movie movies',
    'bias biases',
    'analysis analyses',
    'matrix matrices',
    'llm llms',
    'organization organisation organizations organisations',
    'optimize optimise',
    'optimized optimised',
    'analyze analyse',
    'behavior behaviour behaviours',
    'neighborhood neighbourhood neighbourhoods',
    'center centre centres',
    'modeling modelling',
    'labeled labelled',
    'dialog dialogue dialogues',
    'gray grey',
    'beta β',
    'epsilon ε varepsilon',
    'mup μp',
  ])('is the same for %s', (forms) => expect(new Set(forms.split(' ').map(canonicalSpelling)).size).toBe(1));

  it.each([
    ['bias', 'bia'],
    ['hour', 'hor'],
    ['noise', 'noize'],
    ['ελληνικα', 'alpha'],
    ['physics', 'physic s'],
  ])('does not turn %s into %s', (word, wrong) => expect(canonicalSpelling(word)).not.toBe(wrong));
});

it('keeps the e of queue and value', () => {
  expect(['schroedinger', 'mueller', 'queue', 'value', 'true'].map(withoutDigraphs)).toEqual([
    ...['schrodinger', 'muller', 'queue', 'value', 'true'],
  ]);
});
