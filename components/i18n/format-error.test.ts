import '@/tests/support/catalogue';
import { expect, it } from 'vitest';
import type { ErrorCode } from '@/lib/domain/errors';
import messages from '@/public/_locales/en/messages.json' with { type: 'json' };
import { errorSentence } from './format-error';

const codes = Object.keys(messages).flatMap((key) => {
  const [, name] = /^error_(.+?)(?:_unnamed)?$/.exec(key) ?? [];
  return name ? [name.replaceAll('_', '-') as ErrorCode] : [];
});

it.each([...new Set(codes)])('%s names a subject or has none, and never shows an empty “”', (code) => {
  for (const about of [undefined, '', '  ']) {
    const sentence = errorSentence(code, about);
    expect(sentence).not.toMatch(/“\s*”/);
    expect(sentence).not.toMatch(/^error_/);
  }
});

it('names the subject if it is known', () => {
  expect(errorSentence('undo-conflict', 'Agents')).toContain('“Agents”');
});
