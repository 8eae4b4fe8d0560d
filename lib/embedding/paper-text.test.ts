import { expect, it } from 'vitest';
import { paperText } from './paper-text';

it('joins title and abstract as the model card says', () => {
  expect(paperText({ title: 'A title', abstract: 'An abstract.' })).toBe('A title. A title. An abstract.');
  expect(paperText({ title: 'A title', abstract: '' })).toBe('A title');
});
