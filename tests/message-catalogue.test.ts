import { expect, it } from 'vitest';
import catalogue from '@/public/_locales/en/messages.json';

const messages: [key: string, entry: { message: string; description?: string }][] = Object.entries(catalogue);
const placeholders = (text: string): string[] => text.match(/\$\d/g) ?? [];

it('describes to translators every string with a placeholder, or of one or two words', () => {
  const undescribed = messages.filter(
    ([, { message, description }]) =>
      !description && (placeholders(message).length > 0 || message.split(' ').length <= 2),
  );
  expect(undescribed.map(([key]) => key)).toEqual([]);
});

it('says what each placeholder of a described string is', () => {
  const incomplete = messages.filter(
    ([, { message, description }]) =>
      description && !placeholders(message).every((name) => description.includes(name)),
  );
  expect(incomplete.map(([key]) => key)).toEqual([]);
});
