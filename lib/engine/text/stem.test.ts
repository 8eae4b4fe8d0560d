import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem } from './stem';

describe('stem', () => {
  it.each([
    ['pruned', 'pruning', 'prune', 'pruner'],
    ['quantize', 'quantization', 'quantized', 'quantizing', 'quantise', 'quantisation'],
    ['planning', 'planned', 'planner'],
    ['tag', 'tagged', 'tagging'],
    ['generate', 'generating', 'generation', 'generative', 'generator'],
    ['robustness', 'robust'],
    ['alignment', 'align', 'aligned', 'aligning'],
    ['interpretability', 'interpretable'],
    ['нейронная', 'нейронные', 'нейронных'],
  ])('gives %s and its forms one stem', (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  it.each([
    ['agent', 'agency'],
    ['model', 'modem'],
    ['attention', 'attend'],
    ['neural', 'neutral'],
  ])('gives %s and %s different stems', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  it('does not change short words and words of scripts that it does not know', () => {
    for (const word of ['art', 'ring', 'used', 'bert', '图像', '3d']) expect(stem(word)).toBe(word);
  });

  it('keeps at least three letters, of which all but the last begin the word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,16}$/), (word) => {
        const stemmed = stem(word);
        expect(stemmed.length).toBeGreaterThanOrEqual(Math.min(3, word.length));
        expect(word.startsWith(stemmed.slice(0, -1))).toBe(true);
      }),
    );
  });
});
