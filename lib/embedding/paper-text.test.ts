import { expect, it } from 'vitest';
import { paperText } from './paper-text';

it('joins title and abstract as the model card says', () => {
  const paper = { title: 'A title', abstract: 'An abstract.' };
  expect(paperText(paper, { titles: 1 })).toBe('A title. An abstract.');
  expect(paperText(paper, { titles: 3 })).toBe('A title. A title. A title. An abstract.');
  expect(paperText({ title: 'A title', abstract: '' }, { titles: 3 })).toBe('A title');
});
